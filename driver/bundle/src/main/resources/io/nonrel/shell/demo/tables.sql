-- FoodMart (Julian Hyde's foodmart-data-json, from Pentaho's Mondrian): every table of the jar, types as found in the data.
-- sales_fact_1997 and sales_fact_1998 hold rows that agree in all their dimensions, so they have no primary key.
-- sales_transactions holds nested documents; they are kept as JSON text.
-- Columns with 16 digits after the point were computed in binary floating point by whoever made the file: DOUBLE.

CREATE TABLE account (
  account_id INTEGER NOT NULL,
  account_parent INTEGER,
  account_description VARCHAR(30) NOT NULL,
  account_type VARCHAR(10) NOT NULL,
  account_rollup VARCHAR(1) NOT NULL,
  Custom_Members VARCHAR(120),
  PRIMARY KEY (account_id)
);

CREATE TABLE agg_c_10_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  month_of_year INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  the_year INTEGER NOT NULL,
  store_sales DECIMAL(10, 2) NOT NULL,
  store_cost DECIMAL(10, 4) NOT NULL,
  unit_sales INTEGER NOT NULL,
  customer_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_c_14_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  month_of_year INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  the_year INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_c_special_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  time_month INTEGER NOT NULL,
  time_quarter VARCHAR(2) NOT NULL,
  time_year INTEGER NOT NULL,
  store_sales_sum DOUBLE NOT NULL,
  store_cost_sum DOUBLE NOT NULL,
  unit_sales_sum INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_g_ms_pcat_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  marital_status VARCHAR(1) NOT NULL,
  product_family VARCHAR(15) NOT NULL,
  product_department VARCHAR(20) NOT NULL,
  product_category VARCHAR(20) NOT NULL,
  month_of_year INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  the_year INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  customer_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_l_03_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_l_04_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  time_id INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  customer_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_l_05_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_lc_06_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  time_id INTEGER NOT NULL,
  city VARCHAR(15) NOT NULL,
  state_province VARCHAR(2) NOT NULL,
  country VARCHAR(3) NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_lc_100_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  the_year INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_ll_01_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE agg_pl_01_sales_fact_1997 (
  "_id" VARCHAR(24) NOT NULL,
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  store_sales_sum DOUBLE NOT NULL,
  store_cost_sum DOUBLE NOT NULL,
  unit_sales_sum INTEGER NOT NULL,
  fact_count INTEGER NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE category (
  category_id VARCHAR(10) NOT NULL,
  category_parent VARCHAR(10),
  category_description VARCHAR(30) NOT NULL,
  category_rollup VARCHAR(1),
  PRIMARY KEY (category_id)
);

CREATE TABLE currency (
  currency_id INTEGER NOT NULL,
  date DATE NOT NULL,
  currency VARCHAR(15) NOT NULL,
  conversion_ratio DECIMAL(10, 4) NOT NULL,
  PRIMARY KEY (currency_id, date)
);

CREATE TABLE customer (
  customer_id INTEGER NOT NULL,
  account_num BIGINT NOT NULL,
  lname VARCHAR(20) NOT NULL,
  fname VARCHAR(20) NOT NULL,
  mi VARCHAR(10),
  address1 VARCHAR(30) NOT NULL,
  address2 VARCHAR(15),
  address3 VARCHAR(30),
  address4 VARCHAR(30),
  city VARCHAR(15) NOT NULL,
  state_province VARCHAR(10) NOT NULL,
  postal_code VARCHAR(5) NOT NULL,
  country VARCHAR(10) NOT NULL,
  customer_region_id INTEGER NOT NULL,
  phone1 VARCHAR(15) NOT NULL,
  phone2 VARCHAR(15) NOT NULL,
  birthdate DATE NOT NULL,
  marital_status VARCHAR(1) NOT NULL,
  yearly_income VARCHAR(15) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  total_children INTEGER NOT NULL,
  num_children_at_home INTEGER NOT NULL,
  education VARCHAR(20) NOT NULL,
  date_accnt_opened DATE NOT NULL,
  member_card VARCHAR(10) NOT NULL,
  occupation VARCHAR(15) NOT NULL,
  houseowner VARCHAR(1) NOT NULL,
  num_cars_owned INTEGER NOT NULL,
  fullname VARCHAR(30) NOT NULL,
  PRIMARY KEY (customer_id)
);

CREATE TABLE days (
  day INTEGER NOT NULL,
  week_day VARCHAR(10) NOT NULL,
  PRIMARY KEY (day)
);

CREATE TABLE department (
  department_id INTEGER NOT NULL,
  department_description VARCHAR(30) NOT NULL,
  PRIMARY KEY (department_id)
);

CREATE TABLE employee (
  employee_id INTEGER NOT NULL,
  full_name VARCHAR(30) NOT NULL,
  first_name VARCHAR(20) NOT NULL,
  last_name VARCHAR(15) NOT NULL,
  position_id INTEGER NOT NULL,
  position_title VARCHAR(30) NOT NULL,
  store_id INTEGER NOT NULL,
  department_id INTEGER NOT NULL,
  birth_date DATE NOT NULL,
  hire_date TIMESTAMP NOT NULL,
  end_date TIMESTAMP,
  salary DECIMAL(10, 4) NOT NULL,
  supervisor_id INTEGER NOT NULL,
  education_level VARCHAR(20) NOT NULL,
  marital_status VARCHAR(1) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  management_role VARCHAR(20) NOT NULL,
  PRIMARY KEY (employee_id)
);

CREATE TABLE employee_closure (
  employee_id INTEGER NOT NULL,
  supervisor_id INTEGER NOT NULL,
  distance INTEGER NOT NULL,
  PRIMARY KEY (employee_id, supervisor_id)
);

CREATE TABLE expense_fact (
  store_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  exp_date TIMESTAMP NOT NULL,
  time_id INTEGER NOT NULL,
  category_id VARCHAR(10) NOT NULL,
  currency_id INTEGER NOT NULL,
  amount DECIMAL(10, 4) NOT NULL,
  PRIMARY KEY (store_id, account_id, exp_date)
);

CREATE TABLE inventory_fact_1997 (
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  units_ordered INTEGER NOT NULL,
  units_shipped INTEGER NOT NULL,
  warehouse_sales DECIMAL(10, 4) NOT NULL,
  warehouse_cost DECIMAL(10, 4) NOT NULL,
  supply_time INTEGER NOT NULL,
  store_invoice DECIMAL(10, 4) NOT NULL,
  PRIMARY KEY (product_id, time_id, warehouse_id, store_id)
);

CREATE TABLE inventory_fact_1998 (
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  warehouse_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  units_ordered INTEGER NOT NULL,
  units_shipped INTEGER NOT NULL,
  warehouse_sales DECIMAL(10, 4) NOT NULL,
  warehouse_cost DECIMAL(10, 4) NOT NULL,
  supply_time INTEGER NOT NULL,
  store_invoice DECIMAL(10, 4) NOT NULL,
  PRIMARY KEY (product_id, time_id, warehouse_id, store_id)
);

CREATE TABLE position (
  position_id INTEGER NOT NULL,
  position_title VARCHAR(30) NOT NULL,
  pay_type VARCHAR(10) NOT NULL,
  min_scale DECIMAL(10, 4) NOT NULL,
  max_scale DECIMAL(10, 4) NOT NULL,
  management_role VARCHAR(30) NOT NULL,
  PRIMARY KEY (position_id)
);

CREATE TABLE product (
  product_class_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  brand_name VARCHAR(15) NOT NULL,
  product_name VARCHAR(50) NOT NULL,
  SKU BIGINT NOT NULL,
  SRP DECIMAL(10, 4) NOT NULL,
  gross_weight DECIMAL(10, 2) NOT NULL,
  net_weight DECIMAL(10, 2) NOT NULL,
  recyclable_package BOOLEAN NOT NULL,
  low_fat BOOLEAN NOT NULL,
  units_per_case INTEGER NOT NULL,
  cases_per_pallet INTEGER NOT NULL,
  shelf_width DECIMAL(10, 2) NOT NULL,
  shelf_height DECIMAL(10, 2) NOT NULL,
  shelf_depth DECIMAL(10, 2) NOT NULL,
  PRIMARY KEY (product_id)
);

CREATE TABLE product_class (
  product_class_id INTEGER NOT NULL,
  product_subcategory VARCHAR(20) NOT NULL,
  product_category VARCHAR(20) NOT NULL,
  product_department VARCHAR(20) NOT NULL,
  product_family VARCHAR(15) NOT NULL,
  PRIMARY KEY (product_class_id)
);

CREATE TABLE promotion (
  promotion_id INTEGER NOT NULL,
  promotion_district_id INTEGER NOT NULL,
  promotion_name VARCHAR(30) NOT NULL,
  media_type VARCHAR(30) NOT NULL,
  cost DECIMAL(10, 4) NOT NULL,
  start_date TIMESTAMP,
  end_date TIMESTAMP,
  PRIMARY KEY (promotion_id)
);

CREATE TABLE region (
  region_id INTEGER NOT NULL,
  sales_city VARCHAR(15) NOT NULL,
  sales_state_province VARCHAR(10) NOT NULL,
  sales_district VARCHAR(15) NOT NULL,
  sales_region VARCHAR(15) NOT NULL,
  sales_country VARCHAR(10) NOT NULL,
  sales_district_id INTEGER NOT NULL,
  PRIMARY KEY (region_id)
);

CREATE TABLE reserve_employee (
  employee_id INTEGER NOT NULL,
  full_name VARCHAR(20) NOT NULL,
  first_name VARCHAR(10) NOT NULL,
  last_name VARCHAR(15) NOT NULL,
  position_id INTEGER,
  position_title VARCHAR(30),
  store_id INTEGER NOT NULL,
  department_id INTEGER NOT NULL,
  birth_date TIMESTAMP NOT NULL,
  hire_date TIMESTAMP,
  end_date TIMESTAMP,
  salary DECIMAL(10, 4) NOT NULL,
  supervisor_id INTEGER NOT NULL,
  education_level VARCHAR(20) NOT NULL,
  marital_status VARCHAR(1) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  PRIMARY KEY (employee_id)
);

CREATE TABLE salary (
  pay_date TIMESTAMP NOT NULL,
  employee_id INTEGER NOT NULL,
  department_id INTEGER NOT NULL,
  currency_id INTEGER NOT NULL,
  salary_paid DECIMAL(10, 4) NOT NULL,
  overtime_paid DECIMAL(10, 4) NOT NULL,
  vacation_accrued DECIMAL(10, 1) NOT NULL,
  vacation_used DECIMAL(10, 1) NOT NULL,
  PRIMARY KEY (employee_id, pay_date)
);

CREATE TABLE sales_fact_1997 (
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  store_sales DECIMAL(10, 4) NOT NULL,
  store_cost DECIMAL(10, 4) NOT NULL,
  unit_sales DECIMAL(10, 4) NOT NULL
);

CREATE TABLE sales_fact_1997_collapsed (
  "_id" VARCHAR(24) NOT NULL,
  brand_name VARCHAR(15) NOT NULL,
  product_name VARCHAR(50) NOT NULL,
  SKU BIGINT NOT NULL,
  SRP DOUBLE NOT NULL,
  gross_weight DOUBLE NOT NULL,
  net_weight DOUBLE NOT NULL,
  recyclable_package INTEGER NOT NULL,
  product_subcategory VARCHAR(20) NOT NULL,
  product_category VARCHAR(20) NOT NULL,
  product_department VARCHAR(20) NOT NULL,
  product_family VARCHAR(15) NOT NULL,
  product_id INTEGER NOT NULL,
  product_class_id INTEGER NOT NULL,
  the_year INTEGER NOT NULL,
  the_month VARCHAR(10) NOT NULL,
  the_day VARCHAR(10) NOT NULL,
  day_of_month INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  month_of_year INTEGER NOT NULL,
  week_of_year INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  the_date VARCHAR(30) NOT NULL,
  store_type VARCHAR(20) NOT NULL,
  store_city VARCHAR(15) NOT NULL,
  store_state VARCHAR(2) NOT NULL,
  store_country VARCHAR(3) NOT NULL,
  store_name VARCHAR(10) NOT NULL,
  store_manager VARCHAR(10) NOT NULL,
  grocery_sqft VARCHAR(10) NOT NULL,
  frozen_sqft VARCHAR(10) NOT NULL,
  meat_sqft VARCHAR(10) NOT NULL,
  store_street_address VARCHAR(30) NOT NULL,
  coffee_bar INTEGER NOT NULL,
  store_sqft VARCHAR(10) NOT NULL,
  store_id INTEGER NOT NULL,
  region_id INTEGER NOT NULL,
  country VARCHAR(3) NOT NULL,
  state_province VARCHAR(2) NOT NULL,
  city VARCHAR(15) NOT NULL,
  account_num BIGINT NOT NULL,
  lname VARCHAR(15) NOT NULL,
  fname VARCHAR(20) NOT NULL,
  gender VARCHAR(1) NOT NULL,
  education VARCHAR(20) NOT NULL,
  yearly_income VARCHAR(15) NOT NULL,
  marital_status VARCHAR(1) NOT NULL,
  occupation VARCHAR(15) NOT NULL,
  customer_id INTEGER NOT NULL,
  customer_region_id INTEGER NOT NULL,
  full_name VARCHAR(30) NOT NULL,
  promotion_name VARCHAR(30) NOT NULL,
  media_type VARCHAR(30) NOT NULL,
  promotion_id INTEGER NOT NULL,
  store_sales DOUBLE NOT NULL,
  store_cost DOUBLE NOT NULL,
  unit_sales INTEGER NOT NULL,
  promotion_sales DOUBLE NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE sales_fact_1998 (
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  store_sales DECIMAL(10, 4) NOT NULL,
  store_cost DECIMAL(10, 4) NOT NULL,
  unit_sales DECIMAL(10, 4) NOT NULL
);

CREATE TABLE sales_fact_dec_1998 (
  product_id INTEGER NOT NULL,
  time_id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  promotion_id INTEGER NOT NULL,
  store_id INTEGER NOT NULL,
  store_sales DECIMAL(10, 4) NOT NULL,
  store_cost DECIMAL(10, 4) NOT NULL,
  unit_sales DECIMAL(10, 4) NOT NULL,
  PRIMARY KEY (product_id, time_id, customer_id, promotion_id, store_id)
);

CREATE TABLE sales_transactions (
  "_id" VARCHAR(24) NOT NULL,
  customer_transactions CLOB NOT NULL,
  customer CLOB NOT NULL,
  store CLOB NOT NULL,
  time CLOB NOT NULL,
  PRIMARY KEY ("_id")
);

CREATE TABLE store (
  store_id INTEGER NOT NULL,
  store_type VARCHAR(20) NOT NULL,
  region_id INTEGER NOT NULL,
  store_name VARCHAR(10) NOT NULL,
  store_number INTEGER NOT NULL,
  store_street_address VARCHAR(30) NOT NULL,
  store_city VARCHAR(15) NOT NULL,
  store_state VARCHAR(10) NOT NULL,
  store_postal_code VARCHAR(5) NOT NULL,
  store_country VARCHAR(10) NOT NULL,
  store_manager VARCHAR(10),
  store_phone VARCHAR(15),
  store_fax VARCHAR(15),
  first_opened_date TIMESTAMP,
  last_remodel_date TIMESTAMP,
  store_sqft INTEGER,
  grocery_sqft INTEGER,
  frozen_sqft INTEGER,
  meat_sqft INTEGER,
  coffee_bar BOOLEAN NOT NULL,
  video_store BOOLEAN NOT NULL,
  salad_bar BOOLEAN NOT NULL,
  prepared_food BOOLEAN NOT NULL,
  florist BOOLEAN NOT NULL,
  PRIMARY KEY (store_id)
);

CREATE TABLE store_ragged (
  store_id INTEGER NOT NULL,
  store_type VARCHAR(20) NOT NULL,
  region_id INTEGER NOT NULL,
  store_name VARCHAR(10) NOT NULL,
  store_number INTEGER NOT NULL,
  store_street_address VARCHAR(30) NOT NULL,
  store_city VARCHAR(15),
  store_state VARCHAR(10) NOT NULL,
  store_postal_code VARCHAR(5) NOT NULL,
  store_country VARCHAR(10) NOT NULL,
  store_manager VARCHAR(10),
  store_phone VARCHAR(15),
  store_fax VARCHAR(15),
  first_opened_date TIMESTAMP,
  last_remodel_date TIMESTAMP,
  store_sqft INTEGER,
  grocery_sqft INTEGER,
  frozen_sqft INTEGER,
  meat_sqft INTEGER,
  coffee_bar BOOLEAN NOT NULL,
  video_store BOOLEAN NOT NULL,
  salad_bar BOOLEAN NOT NULL,
  prepared_food BOOLEAN NOT NULL,
  florist BOOLEAN NOT NULL,
  PRIMARY KEY (store_id)
);

CREATE TABLE time_by_day (
  time_id INTEGER NOT NULL,
  the_date TIMESTAMP NOT NULL,
  the_day VARCHAR(10) NOT NULL,
  the_month VARCHAR(10) NOT NULL,
  the_year INTEGER NOT NULL,
  day_of_month INTEGER NOT NULL,
  week_of_year INTEGER NOT NULL,
  month_of_year INTEGER NOT NULL,
  quarter VARCHAR(2) NOT NULL,
  fiscal_period VARCHAR(10),
  PRIMARY KEY (time_id)
);

CREATE TABLE warehouse (
  warehouse_id INTEGER NOT NULL,
  warehouse_class_id INTEGER NOT NULL,
  stores_id INTEGER NOT NULL,
  warehouse_name VARCHAR(50) NOT NULL,
  wa_address1 VARCHAR(30) NOT NULL,
  wa_address2 VARCHAR(30),
  wa_address3 VARCHAR(30),
  wa_address4 VARCHAR(30),
  warehouse_city VARCHAR(15) NOT NULL,
  warehouse_state_province VARCHAR(10) NOT NULL,
  warehouse_postal_code VARCHAR(5) NOT NULL,
  warehouse_country VARCHAR(10) NOT NULL,
  warehouse_owner_name VARCHAR(30),
  warehouse_phone VARCHAR(15),
  warehouse_fax VARCHAR(15),
  PRIMARY KEY (warehouse_id)
);

CREATE TABLE warehouse_class (
  warehouse_class_id INTEGER NOT NULL,
  description VARCHAR(20) NOT NULL,
  PRIMARY KEY (warehouse_class_id)
);
