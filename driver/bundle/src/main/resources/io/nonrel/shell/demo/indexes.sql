-- What a shop looks things up by, beside the primary keys.

CREATE INDEX customer_by_name ON customer (lname, fname);
CREATE INDEX customer_by_city ON customer (country, state_province, city);
CREATE INDEX product_by_class ON product (product_class_id);
CREATE INDEX product_by_brand ON product (brand_name, product_name);
CREATE UNIQUE INDEX product_by_sku ON product (SKU);
CREATE INDEX time_by_date ON time_by_day (the_date);
CREATE INDEX sales_1997_by_product ON sales_fact_1997 (product_id);
CREATE INDEX sales_1997_by_customer ON sales_fact_1997 (customer_id, time_id);
CREATE INDEX sales_1997_by_store ON sales_fact_1997 (store_id, time_id);
CREATE INDEX sales_1998_by_customer ON sales_fact_1998 (customer_id, time_id);
CREATE INDEX employee_by_store ON employee (store_id);
