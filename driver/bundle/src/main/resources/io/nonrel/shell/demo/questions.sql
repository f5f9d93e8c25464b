-- Each question is a comment of one line; the statement follows.

-- Who is customer 4711?
SELECT customer_id, fullname, city, country, member_card, birthdate
FROM customer
WHERE customer_id = 4711;

-- Which products cost between 3.50 and 3.75, the dearest first?
SELECT product_id, brand_name, product_name, SRP
FROM product
WHERE SRP BETWEEN 3.50 AND 3.75
ORDER BY SRP DESC, product_name
LIMIT 8;

-- What did the 200 customers of our mailing buy for in 1997?
SELECT COUNT(*) AS purchases, COUNT(DISTINCT customer_id) AS customers, SUM(store_sales) AS sales
FROM sales_fact_1997
WHERE customer_id IN (${200 customers});

-- Which product departments earn the most?
SELECT c.product_department, COUNT(*) AS sales, SUM(f.store_sales) AS revenue,
  SUM(f.store_sales - f.store_cost) AS profit
FROM sales_fact_1998 f
JOIN product p ON p.product_id = f.product_id
JOIN product_class c ON c.product_class_id = p.product_class_id
GROUP BY c.product_department
ORDER BY revenue DESC
LIMIT 8;

-- Which products have chocolate anywhere in their name?
SELECT product_id, product_name, SRP
FROM product
WHERE product_name LIKE '%Chocolate%'
ORDER BY product_name
LIMIT 8;

-- Which promotions of 1997 sold nothing?
SELECT p.promotion_id, p.promotion_name, p.media_type, p.cost
FROM promotion p
WHERE p.start_date >= TIMESTAMP '1997-01-01 00:00:00'
  AND p.start_date < TIMESTAMP '1998-01-01 00:00:00'
  AND NOT EXISTS (SELECT 1 FROM sales_fact_1997 f WHERE f.promotion_id = p.promotion_id)
ORDER BY p.cost DESC
LIMIT 8;

-- Who are the two best paid people of each management role?
SELECT management_role, full_name, salary, place
FROM (
  SELECT management_role, full_name, salary,
    ROW_NUMBER() OVER (PARTITION BY management_role ORDER BY salary DESC, employee_id) AS place
  FROM employee
) ranked
WHERE place <= 2
ORDER BY management_role, place;

-- How would the driver find Ms Nowmer's purchases?
EXPLAIN PLAN FOR
SELECT t.the_date, p.product_name, f.store_sales
FROM customer c
JOIN sales_fact_1997 f ON f.customer_id = c.customer_id
JOIN product p ON p.product_id = f.product_id
JOIN time_by_day t ON t.time_id = f.time_id
WHERE c.lname = 'Nowmer' AND c.fname = 'Sheri'
ORDER BY t.the_date;
