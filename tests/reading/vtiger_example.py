# ruff: noqa: E501 - a dump has long lines
"""A small firm's Vtiger, as mysqldump writes it; every invoice is one rule."""

DUMP = r"""-- the tables of a CRM
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `vtiger_crmentity`;
CREATE TABLE `vtiger_crmentity` (
  `crmid` int(19) NOT NULL,
  `smownerid` int(19) NOT NULL DEFAULT 0,
  `setype` varchar(100) DEFAULT NULL,
  `description` mediumtext DEFAULT NULL,
  `createdtime` datetime DEFAULT NULL,
  `deleted` int(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`crmid`),
  KEY `crmentity_smownerid_idx` (`smownerid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `vtiger_crmentity` VALUES (11,5,'Accounts','; it''s a \'note\' -- no','2026-01-01 09:00:00',0),
(12,6,'Accounts',NULL,'2026-01-01 09:00:00',0),(21,5,'Contacts',NULL,'2026-01-01 09:00:00',0),
(101,5,'Invoice',NULL,'2026-03-01 09:00:00',0),(102,6,'Invoice',NULL,'2026-03-02 09:00:00',0),
(103,5,'Invoice',NULL,'2026-03-03 09:00:00',0),(104,5,'Invoice',NULL,'2026-03-04 09:00:00',0),
(105,5,'Invoice',NULL,'2026-03-05 09:00:00',0),(106,5,'Invoice',NULL,'2026-03-06 09:00:00',0),
(107,5,'Invoice',NULL,'2026-03-07 09:00:00',1),(108,5,'Invoice',NULL,'2026-03-08 09:00:00',0),
(109,5,'Invoice',NULL,'2026-03-09 09:00:00',0),(110,5,'Invoice',NULL,'2026-03-10 09:00:00',0),
(111,5,'Invoice',NULL,'2026-03-11 09:00:00',0);
CREATE TABLE `vtiger_account` (
  `accountid` int(19) NOT NULL,
  `account_no` varchar(100) NOT NULL,
  `accountname` varchar(100) NOT NULL,
  `phone` varchar(30) DEFAULT NULL,
  `email1` varchar(100) DEFAULT NULL,
  PRIMARY KEY (`accountid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `vtiger_account` (`accountid`,`account_no`,`accountname`,`phone`,`email1`) VALUES
(11,'ACC11','Oak &amp; Elm','+372 5555','oak@example.com'),(12,'','Löök OÜ',NULL,NULL);
CREATE TABLE `vtiger_contactdetails` (`contactid` int(19) NOT NULL, `contact_no` varchar(100),
  `firstname` varchar(40), `lastname` varchar(80), `email` varchar(100));
INSERT INTO `vtiger_contactdetails` VALUES (21,'CON21','Ann','O\'Hara','ann@example.com');
CREATE TABLE `vtiger_users` (`id` int(11), `user_name` varchar(255), `first_name` varchar(30), `last_name` varchar(30));
INSERT INTO `vtiger_users` VALUES (5,'mari','Mari','Tamm'),(6,'jaan','',NULL);
CREATE TABLE `vtiger_products` (`productid` int(11), `product_no` varchar(100), `productname` varchar(100));
INSERT INTO `vtiger_products` VALUES (901,'PRO1','Desk'),(902,'PRO2','Lamp');
CREATE TABLE `vtiger_service` (`serviceid` int(11), `service_no` varchar(100), `servicename` varchar(100));
INSERT INTO `vtiger_service` VALUES (951,'SER1','Assembly');
CREATE TABLE `vtiger_invoice` (
  `invoiceid` int(19) NOT NULL,
  `invoicedate` date DEFAULT NULL,
  `discount_percent` decimal(25,3) DEFAULT NULL,
  `discount_amount` decimal(25,8) DEFAULT NULL,
  `subtotal` decimal(25,8) DEFAULT NULL,
  `total` decimal(25,8) DEFAULT NULL,
  `pre_tax_total` decimal(25,8) DEFAULT NULL,
  `accountid` int(19) DEFAULT NULL,
  `contactid` int(19) DEFAULT NULL,
  `invoicestatus` varchar(200) DEFAULT NULL,
  `invoice_no` varchar(100) DEFAULT NULL,
  `currency_id` int(19) NOT NULL DEFAULT 1,
  `conversion_rate` decimal(10,3) NOT NULL DEFAULT 1.000
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `vtiger_invoice` VALUES
(101,'2026-03-01',NULL,NULL,330.00000000,396.00000000,330.00000000,11,NULL,'Paid','INV1',1,1.000),
(102,'2026-03-02',10.000,NULL,200.00000000,216.00000000,180.00000000,12,NULL,'AutoCreated','INV2',1,1.000),
(103,'2026-03-03',NULL,NULL,110.00000000,110.00000000,110.00000000,11,NULL,'Sent','INV3',2,1.100),
(104,'2026-03-04',NULL,NULL,50.00000000,60.00000000,50.00000000,11,NULL,'Credit Invoice','INV4',1,1.000),
(105,'2026-03-05',NULL,NULL,-20.00000000,-24.00000000,-20.00000000,11,NULL,'Credit Invoice','INV5',1,1.000),
(106,'2026-03-06',NULL,NULL,999.00000000,999.00000000,999.00000000,11,NULL,'Cancel','INV6',1,1.000),
(107,'2026-03-07',NULL,NULL,777.00000000,777.00000000,777.00000000,11,NULL,'Paid','INV7',1,1.000),
(108,'2026-03-08',NULL,NULL,40.00000000,48.00000000,NULL,0,21,'Paid','INV8',1,1.000),
(109,'2026-03-09',NULL,NULL,5.00000000,6.00000000,5.00000000,NULL,NULL,'Paid','INV9',1,1.000),
(110,NULL,NULL,NULL,6.00000000,7.20000000,6.00000000,11,NULL,'Paid','INV10',1,1.000),
(111,'2026-03-11',NULL,5.50000000,75.50000000,84.00000000,NULL,11,NULL,'Paid','INV11',1,0.000);
CREATE TABLE `vtiger_inventoryproductrel` (`id` int(19), `productid` int(19), `sequence_no` int(4),
  `quantity` decimal(25,3), `listprice` decimal(27,8), `discount_percent` decimal(7,3),
  `discount_amount` decimal(27,8), `comment` varchar(500), `purchase_cost` decimal(27,8));
INSERT INTO `vtiger_inventoryproductrel` VALUES
(101,901,1,2.000,100.00000000,NULL,20.00000000,'a (b), c;',120.00000000),
(101,951,2,3.000,55.55555556,10.000,NULL,NULL,90.00000000),
(102,901,1,1.000,100.00000000,NULL,NULL,NULL,60.00000000),
(102,902,2,2.000,50.00000000,NULL,NULL,NULL,NULL),
(103,902,1,2.000,55.00000000,NULL,NULL,NULL,66.00000000),
(104,901,1,1.000,50.00000000,NULL,NULL,NULL,30.00000000),
(105,902,1,-1.000,20.00000000,NULL,NULL,NULL,-12.00000000),
(106,901,1,9.000,111.00000000,NULL,NULL,NULL,500.00000000),
(777,901,1,9.000,111.00000000,NULL,NULL,NULL,500.00000000);
"""

ROWS = [
    # client, day, amount, units, cost, document, product, manager
    ("12", 2, "180.0000", "3.0000", "60.0000", "INV2", None, "jaan"),
    ("ACC11", 1, "150.0000", "3.0000", "90.0000", "INV1", "Assembly", "Mari Tamm"),
    ("ACC11", 1, "180.0000", "2.0000", "120.0000", "INV1", "Desk", "Mari Tamm"),
    ("ACC11", 3, "100.0000", "2.0000", "60.0000", "INV3", "Lamp", "Mari Tamm"),
    ("ACC11", 4, "-50.0000", "-1.0000", "-30.0000", "INV4", "Desk", "Mari Tamm"),
    ("ACC11", 5, "-20.0000", "-1.0000", "-12.0000", "INV5", "Lamp", "Mari Tamm"),
    ("ACC11", 11, "70.0000", None, None, "INV11", None, "Mari Tamm"),
    ("CON21", 8, "40.0000", None, None, "INV8", None, "Mari Tamm"),
]
SET_ASIDE = {"INV6": "cancelled", "INV7": "deleted", "INV9": "no_client", "INV10": "bad_date"}
