-- A small plan as the fourth release left it: shape 4, with its journal. Read by test_upgrade.py.
PRAGMA application_id = 1230262348;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('4');
CREATE TABLE alignment (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	business_goal INTEGER NOT NULL, 
	strength TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_alignment PRIMARY KEY (id), 
	CONSTRAINT fk_alignment_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_alignment_business_goal FOREIGN KEY(business_goal) REFERENCES business_goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE area (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	parent INTEGER, 
	lead INTEGER, 
	rank TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_area PRIMARY KEY (id), 
	CONSTRAINT fk_area_parent FOREIGN KEY(parent) REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_area_lead FOREIGN KEY(lead) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "area" VALUES(1,'Network',NULL,NULL,'','','','[]');
CREATE TABLE business_goal (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	perspective TEXT NOT NULL, 
	owner INTEGER, 
	valid_from DATE, 
	valid_to DATE, 
	weight BIGINT NOT NULL, 
	cobit TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_business_goal PRIMARY KEY (id), 
	CONSTRAINT fk_business_goal_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE counter (
	kind TEXT NOT NULL, 
	next INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (kind)
);
INSERT INTO "counter" VALUES('organisation',2);
INSERT INTO "counter" VALUES('area',2);
INSERT INTO "counter" VALUES('department',1);
INSERT INTO "counter" VALUES('person',2);
INSERT INTO "counter" VALUES('role',1);
INSERT INTO "counter" VALUES('business_goal',1);
INSERT INTO "counter" VALUES('goal',3);
INSERT INTO "counter" VALUES('alignment',1);
INSERT INTO "counter" VALUES('support',1);
INSERT INTO "counter" VALUES('dependency',1);
INSERT INTO "counter" VALUES('step',1);
INSERT INTO "counter" VALUES('measure',1);
INSERT INTO "counter" VALUES('kpi',2);
INSERT INTO "counter" VALUES('goal_kpi',1);
INSERT INTO "counter" VALUES('reading',2);
INSERT INTO "counter" VALUES('declaration',1);
INSERT INTO "counter" VALUES('waiver',2);
CREATE TABLE declaration (
	id INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	colour TEXT NOT NULL, 
	person INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	given_on DATE NOT NULL, 
	expires DATE NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_declaration PRIMARY KEY (id), 
	CONSTRAINT fk_declaration_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE department (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	head INTEGER, 
	delegate INTEGER, 
	cost_centre TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_department PRIMARY KEY (id), 
	CONSTRAINT fk_department_head FOREIGN KEY(head) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_department_delegate FOREIGN KEY(delegate) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE dependency (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	needs INTEGER NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_dependency PRIMARY KEY (id), 
	CONSTRAINT fk_dependency_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_dependency_needs FOREIGN KEY(needs) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE edit (
	revision INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	field TEXT, 
	"before" TEXT NOT NULL, 
	"after" TEXT NOT NULL, 
	CONSTRAINT pk_edit PRIMARY KEY (revision, seq), 
	CONSTRAINT fk_edit_revision FOREIGN KEY(revision) REFERENCES revision (number) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "edit" VALUES(1,0,'area',1,NULL,'null','{"id":1,"lead":null,"name":"Network","note":"","parent":null,"rank":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(1,1,'goal',1,NULL,'null','{"acceptance":"","area":1,"carried_from":null,"due":"2029-12-31","effort_hours":null,"end_reason":"","horizon":3,"id":1,"internal_reason":"","merged_into":null,"need":null,"no_cost_reason":"","note":"","owner":null,"parent":null,"population":null,"rank":"","reference":"","review_on":null,"source":"","start":null,"statement":"","status":"proposed","tags":[],"title":"All sites on fibre","wake_on":null,"weight":10000,"year":null}');
INSERT INTO "edit" VALUES(1,2,'goal',2,NULL,'null','{"acceptance":"","area":1,"carried_from":null,"due":"2027-06-30","effort_hours":null,"end_reason":"","horizon":1,"id":2,"internal_reason":"","merged_into":null,"need":null,"no_cost_reason":"","note":"","owner":null,"parent":1,"population":null,"rank":"","reference":"","review_on":null,"source":"","start":null,"statement":"","status":"proposed","tags":[],"title":"Two sites on fibre","wake_on":null,"weight":10000,"year":null}');
INSERT INTO "edit" VALUES(1,3,'kpi',1,NULL,'null','{"amber_max":null,"amber_min":null,"cadence":"monthly","decimals":null,"definition":"","direction":"at_least","formula":"entered","green_max":null,"green_min":null,"id":1,"name":"Projects on time","note":"","owner":null,"path":"linear","points":[],"reference":"","source":"","start_on":null,"start_value":null,"tags":[],"target":null,"target_on":null,"unit":"%"}');
INSERT INTO "edit" VALUES(1,4,'organisation',1,NULL,'null','{"currency":"EUR","date_order":"ymd","fiscal_label":"end","fiscal_start":1,"id":1,"name":"Harbour Group","note":"","reference":"","tags":[],"time_zone":"UTC","year":2027}');
INSERT INTO "edit" VALUES(2,0,'person',1,NULL,'null','{"area":null,"capacity_hours":null,"department":null,"employment":"employee","fte":null,"id":1,"joined":null,"left":null,"login":"ann","name":"Ann Lee","note":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(3,0,'waiver',1,NULL,'null','{"expires":"2026-11-23","given_on":"2026-11-23","id":1,"note":"","person":1,"reason":"Post open","record":"G1","reference":"","rule":"G001","tags":[]}');
INSERT INTO "edit" VALUES(4,0,'reading',1,NULL,'null','{"date":"2026-11-23","denominator":11.0,"id":1,"kpi":1,"measure":null,"note":"","numerator":8.0,"reference":"","source":"typed","tags":[],"value":72.5}');
INSERT INTO "edit" VALUES(5,0,'kpi',1,'target','null','80.0');
INSERT INTO "edit" VALUES(6,0,'kpi',1,'name','"Projects on time"','"Projects finished on time"');
CREATE TABLE goal (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	area INTEGER NOT NULL, 
	horizon BIGINT NOT NULL, 
	year BIGINT, 
	parent INTEGER, 
	owner INTEGER, 
	start DATE, 
	due DATE, 
	status TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	acceptance TEXT NOT NULL, 
	weight BIGINT NOT NULL, 
	need BIGINT, 
	effort_hours FLOAT, 
	population BIGINT, 
	no_cost_reason TEXT NOT NULL, 
	internal_reason TEXT NOT NULL, 
	carried_from INTEGER, 
	merged_into INTEGER, 
	wake_on DATE, 
	review_on DATE, 
	end_reason TEXT NOT NULL, 
	source TEXT NOT NULL, 
	rank TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_goal PRIMARY KEY (id), 
	CONSTRAINT fk_goal_area FOREIGN KEY(area) REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_goal_parent FOREIGN KEY(parent) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_goal_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_goal_carried_from FOREIGN KEY(carried_from) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_goal_merged_into FOREIGN KEY(merged_into) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "goal" VALUES(1,'All sites on fibre',1,3,NULL,NULL,NULL,NULL,'2029-12-31','proposed','','',10000,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL,'','','','','','[]');
INSERT INTO "goal" VALUES(2,'Two sites on fibre',1,1,NULL,1,NULL,NULL,'2027-06-30','proposed','','',10000,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL,'','','','','','[]');
CREATE TABLE goal_kpi (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	kpi INTEGER NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_goal_kpi PRIMARY KEY (id), 
	CONSTRAINT fk_goal_kpi_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_goal_kpi_kpi FOREIGN KEY(kpi) REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE kpi (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	definition TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	direction TEXT NOT NULL, 
	cadence TEXT NOT NULL, 
	owner INTEGER, 
	start_value FLOAT, 
	start_on DATE, 
	target FLOAT, 
	target_on DATE, 
	path TEXT NOT NULL, 
	points TEXT NOT NULL, 
	green_min FLOAT, 
	green_max FLOAT, 
	amber_min FLOAT, 
	amber_max FLOAT, 
	decimals BIGINT, 
	source TEXT NOT NULL, 
	formula TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_kpi PRIMARY KEY (id), 
	CONSTRAINT fk_kpi_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "kpi" VALUES(1,'Projects finished on time','','%','at_least','monthly',NULL,NULL,NULL,80.0,NULL,'linear','[]',NULL,NULL,NULL,NULL,NULL,'','entered','','','[]');
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	start_value FLOAT, 
	start_on DATE, 
	target FLOAT, 
	direction TEXT NOT NULL, 
	due DATE, 
	path TEXT NOT NULL, 
	points TEXT NOT NULL, 
	kpi INTEGER, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT fk_measure_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_measure_kpi FOREIGN KEY(kpi) REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE organisation (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	fiscal_start BIGINT NOT NULL, 
	fiscal_label TEXT NOT NULL, 
	year BIGINT NOT NULL, 
	time_zone TEXT NOT NULL, 
	date_order TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_organisation PRIMARY KEY (id)
);
INSERT INTO "organisation" VALUES(1,'Harbour Group','EUR',1,'end',2027,'UTC','ymd','','','[]');
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	login TEXT NOT NULL, 
	department INTEGER, 
	area INTEGER, 
	employment TEXT NOT NULL, 
	fte FLOAT, 
	capacity_hours FLOAT, 
	joined DATE, 
	"left" DATE, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_department FOREIGN KEY(department) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_person_area FOREIGN KEY(area) REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "person" VALUES(1,'Ann Lee','ann',NULL,NULL,'employee',NULL,NULL,NULL,NULL,'','','[]');
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	kpi INTEGER, 
	measure INTEGER, 
	date DATE NOT NULL, 
	value FLOAT, 
	numerator FLOAT, 
	denominator FLOAT, 
	source TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_kpi FOREIGN KEY(kpi) REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reading_measure FOREIGN KEY(measure) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "reading" VALUES(1,1,NULL,'2026-11-23',72.5,8.0,11.0,'typed','','','[]');
CREATE TABLE revision (
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	login TEXT NOT NULL, 
	host TEXT NOT NULL, 
	client TEXT NOT NULL, 
	person INTEGER, 
	assurance TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	undoes INTEGER, 
	shape INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (number)
);
INSERT INTO "revision" VALUES(1,'2026-11-23T12:00:00.000000Z','ann','','',NULL,'account','command','Start',NULL,4,'2c6adc9152aa1b76b5f1420aaa4e47b25d0edead0656432f6f9631081841183f');
INSERT INTO "revision" VALUES(2,'2026-11-23T12:00:00.000000Z','ann','here','',NULL,'account','workbench','A change',NULL,4,'5406c4e43d34ee37c648febca8a8d0a1ee583d360d625bfa47171a38699960a5');
INSERT INTO "revision" VALUES(3,'2026-11-23T12:00:00.000000Z','ann','here','',NULL,'account','workbench','A change',NULL,4,'d586b827eb32c4520c0cd75b8ab279c034d754e4da612cd312613707cc0602cb');
INSERT INTO "revision" VALUES(4,'2026-11-23T12:00:00.000000Z','ann','here','',NULL,'account','workbench','A change',NULL,4,'d93f794389825ae80f74bf124d7ecd39ffd7b9be9dfa1642a86f6a77d9c6cec5');
INSERT INTO "revision" VALUES(5,'2026-11-23T12:00:00.000000Z','ann','here','',NULL,'account','workbench','A change',NULL,4,'6363f9285cb8c97e8d74a50a092446093af77dd6ab7fd8be6caea7f61ba5e992');
INSERT INTO "revision" VALUES(6,'2026-11-23T12:00:00.000000Z','ann','here','',NULL,'account','workbench','A change',NULL,4,'fcb9170d3ecebf89a0a848201b592ceadb9a0a801084d8ff6c6195841e2e49d0');
CREATE TABLE role (
	id INTEGER NOT NULL, 
	person INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	department INTEGER, 
	start DATE NOT NULL, 
	"end" DATE, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT fk_role_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_role_department FOREIGN KEY(department) REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE step (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	owner INTEGER, 
	due DATE, 
	done BOOLEAN NOT NULL, 
	done_on DATE, 
	milestone BOOLEAN NOT NULL, 
	weight BIGINT NOT NULL, 
	effort_hours FLOAT, 
	rank TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_step PRIMARY KEY (id), 
	CONSTRAINT fk_step_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_step_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE support (
	id INTEGER NOT NULL, 
	goal INTEGER NOT NULL, 
	supported INTEGER NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_support PRIMARY KEY (id), 
	CONSTRAINT fk_support_goal FOREIGN KEY(goal) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_support_supported FOREIGN KEY(supported) REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE waiver (
	id INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	record TEXT NOT NULL, 
	person INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	given_on DATE NOT NULL, 
	expires DATE NOT NULL, 
	reference TEXT NOT NULL, 
	note TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	CONSTRAINT pk_waiver PRIMARY KEY (id), 
	CONSTRAINT fk_waiver_person FOREIGN KEY(person) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "waiver" VALUES(1,'G001','G1',1,'Post open','2026-11-23','2026-11-23','','','[]');
CREATE INDEX ix_revision_at ON revision (at);
CREATE INDEX ix_area_parent ON area (parent);
CREATE INDEX ix_area_lead ON area (lead);
CREATE INDEX ix_department_head ON department (head);
CREATE INDEX ix_department_delegate ON department (delegate);
CREATE INDEX ix_person_area ON person (area);
CREATE INDEX ix_person_department ON person (department);
CREATE INDEX ix_edit_kind_id ON edit (kind, id);
CREATE INDEX ix_role_person ON role (person);
CREATE INDEX ix_role_department ON role (department);
CREATE INDEX ix_business_goal_owner ON business_goal (owner);
CREATE INDEX ix_goal_area ON goal (area);
CREATE INDEX ix_goal_parent ON goal (parent);
CREATE INDEX ix_goal_owner ON goal (owner);
CREATE INDEX ix_goal_carried_from ON goal (carried_from);
CREATE INDEX ix_goal_merged_into ON goal (merged_into);
CREATE INDEX ix_kpi_owner ON kpi (owner);
CREATE INDEX ix_declaration_person ON declaration (person);
CREATE INDEX ix_waiver_person ON waiver (person);
CREATE INDEX ix_alignment_goal ON alignment (goal);
CREATE INDEX ix_alignment_business_goal ON alignment (business_goal);
CREATE INDEX ix_support_goal ON support (goal);
CREATE INDEX ix_support_supported ON support (supported);
CREATE INDEX ix_dependency_goal ON dependency (goal);
CREATE INDEX ix_dependency_needs ON dependency (needs);
CREATE INDEX ix_step_goal ON step (goal);
CREATE INDEX ix_step_owner ON step (owner);
CREATE INDEX ix_measure_kpi ON measure (kpi);
CREATE INDEX ix_measure_goal ON measure (goal);
CREATE INDEX ix_goal_kpi_kpi ON goal_kpi (kpi);
CREATE INDEX ix_goal_kpi_goal ON goal_kpi (goal);
CREATE INDEX ix_reading_measure ON reading (measure);
CREATE INDEX ix_reading_kpi ON reading (kpi);
COMMIT;
