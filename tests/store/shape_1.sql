-- A small plan as the first release left it: shape 1, with its journal. Read by test_upgrade.py.
PRAGMA application_id = 1230262348;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('1');
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
INSERT INTO "alignment" VALUES(1,1,1,'primary','','','[]');
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
INSERT INTO "area" VALUES(1,'Infrastructure',NULL,NULL,'','','','[]');
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
INSERT INTO "business_goal" VALUES(1,'Cheaper sites','','financial',NULL,NULL,NULL,2,'','','','[]');
CREATE TABLE counter (
    kind TEXT NOT NULL,
    next INTEGER NOT NULL,
    CONSTRAINT pk_counter PRIMARY KEY (kind)
);
INSERT INTO "counter" VALUES('organisation',2);
INSERT INTO "counter" VALUES('area',2);
INSERT INTO "counter" VALUES('department',1);
INSERT INTO "counter" VALUES('person',3);
INSERT INTO "counter" VALUES('role',1);
INSERT INTO "counter" VALUES('business_goal',2);
INSERT INTO "counter" VALUES('goal',3);
INSERT INTO "counter" VALUES('alignment',2);
INSERT INTO "counter" VALUES('support',1);
INSERT INTO "counter" VALUES('dependency',1);
INSERT INTO "counter" VALUES('step',4);
INSERT INTO "counter" VALUES('measure',1);
INSERT INTO "counter" VALUES('kpi',1);
INSERT INTO "counter" VALUES('goal_kpi',1);
INSERT INTO "counter" VALUES('reading',1);
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
INSERT INTO "edit" VALUES(1,0,'area',1,NULL,'null','{"id":1,"lead":null,"name":"Infrastructure","note":"","parent":null,"rank":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(1,1,'organisation',1,NULL,'null','{"currency":"EUR","date_order":"ymd","fiscal_label":"end","fiscal_start":1,"id":1,"name":"Harbour Group","note":"","reference":"","tags":[],"time_zone":"UTC","year":2027}');
INSERT INTO "edit" VALUES(1,2,'person',1,NULL,'null','{"area":1,"capacity_hours":null,"department":null,"employment":"employee","fte":null,"id":1,"joined":null,"left":null,"name":"Ann Ortiz","note":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(1,3,'person',2,NULL,'null','{"area":null,"capacity_hours":null,"department":null,"employment":"employee","fte":null,"id":2,"joined":null,"left":null,"name":"Ben Adler","note":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(2,0,'alignment',1,NULL,'null','{"business_goal":1,"goal":1,"id":1,"note":"","reference":"","strength":"primary","tags":[]}');
INSERT INTO "edit" VALUES(2,1,'business_goal',1,NULL,'null','{"cobit":"","id":1,"note":"","owner":null,"perspective":"financial","reference":"","statement":"","tags":[],"title":"Cheaper sites","valid_from":null,"valid_to":null,"weight":2}');
INSERT INTO "edit" VALUES(2,2,'goal',1,NULL,'null','{"acceptance":"","area":1,"carried_from":null,"due":"2028-12-31","effort_hours":null,"end_reason":"","horizon":3,"id":1,"internal_reason":"","merged_into":null,"need":null,"no_cost_reason":"","note":"","owner":1,"parent":null,"rank":"","reference":"","review_on":null,"source":"","start":null,"statement":"","status":"proposed","tags":["fibre","sites"],"title":"Replace 9 copper links with fibre","wake_on":null,"weight":1,"year":null}');
INSERT INTO "edit" VALUES(3,0,'step',1,NULL,'null','{"done":true,"done_on":"2026-09-20","due":null,"effort_hours":null,"evidence":"","goal":1,"id":1,"milestone":false,"note":"","owner":null,"rank":"","reference":"","tags":[],"title":"Order the 9 lines","weight":1}');
INSERT INTO "edit" VALUES(3,1,'step',2,NULL,'null','{"done":false,"done_on":null,"due":null,"effort_hours":null,"evidence":"","goal":1,"id":2,"milestone":false,"note":"","owner":null,"rank":"","reference":"","tags":[],"title":"Dig permit for Lakeside","weight":3}');
INSERT INTO "edit" VALUES(3,2,'step',3,NULL,'null','{"done":false,"done_on":null,"due":null,"effort_hours":null,"evidence":"","goal":1,"id":3,"milestone":false,"note":"","owner":null,"rank":"","reference":"","tags":[],"title":"Old wiring out","weight":1}');
INSERT INTO "edit" VALUES(4,0,'step',2,'title','"Dig permit for Lakeside"','"Dig permits for Lakeside and Mill"');
INSERT INTO "edit" VALUES(4,1,'step',2,'weight','3','2');
INSERT INTO "edit" VALUES(5,0,'step',3,NULL,'{"done":false,"done_on":null,"due":null,"effort_hours":null,"evidence":"","goal":1,"id":3,"milestone":false,"note":"","owner":null,"rank":"","reference":"","tags":[],"title":"Old wiring out","weight":1}','null');
INSERT INTO "edit" VALUES(6,0,'goal',2,NULL,'null','{"acceptance":"","area":1,"carried_from":null,"due":"2027-06-30","effort_hours":null,"end_reason":"","horizon":1,"id":2,"internal_reason":"","merged_into":null,"need":null,"no_cost_reason":"","note":"","owner":2,"parent":1,"rank":"","reference":"","review_on":null,"source":"","start":null,"statement":"","status":"proposed","tags":[],"title":"Two sites on fibre","wake_on":null,"weight":2,"year":null}');
INSERT INTO "edit" VALUES(7,0,'goal',1,'title','"Replace 9 copper links with fibre"','"Replace 9 copper links with fibre, all sites"');
INSERT INTO "edit" VALUES(7,1,'goal',1,'weight','1','4');
INSERT INTO "edit" VALUES(8,0,'goal',1,'title','"Replace 9 copper links with fibre, all sites"','"Replace 9 copper links with fibre"');
INSERT INTO "edit" VALUES(8,1,'goal',1,'weight','4','1');
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
INSERT INTO "goal" VALUES(1,'Replace 9 copper links with fibre',1,3,NULL,NULL,1,NULL,'2028-12-31','proposed','','',1,NULL,NULL,'','',NULL,NULL,NULL,NULL,'','','','','','["fibre","sites"]');
INSERT INTO "goal" VALUES(2,'Two sites on fibre',1,1,NULL,1,2,NULL,'2027-06-30','proposed','','',2,NULL,NULL,'','',NULL,NULL,NULL,NULL,'','','','','','[]');
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
    formula TEXT NOT NULL,
    unit TEXT NOT NULL,
    direction TEXT NOT NULL,
    cadence TEXT NOT NULL,
    owner INTEGER,
    source TEXT NOT NULL,
    start_value FLOAT,
    start_on DATE,
    target FLOAT,
    target_on DATE,
    green_min FLOAT,
    green_max FLOAT,
    amber_min FLOAT,
    amber_max FLOAT,
    decimals BIGINT,
    reference TEXT NOT NULL,
    note TEXT NOT NULL,
    tags TEXT NOT NULL,
    CONSTRAINT pk_kpi PRIMARY KEY (id),
    CONSTRAINT fk_kpi_owner FOREIGN KEY(owner) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure (
    id INTEGER NOT NULL,
    goal INTEGER NOT NULL,
    unit TEXT NOT NULL,
    start_value FLOAT,
    start_on DATE,
    target FLOAT,
    direction TEXT NOT NULL,
    due DATE,
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
INSERT INTO "person" VALUES(1,'Ann Ortiz',NULL,1,'employee',NULL,NULL,NULL,NULL,'','','[]');
INSERT INTO "person" VALUES(2,'Ben Adler',NULL,NULL,'employee',NULL,NULL,NULL,NULL,'','','[]');
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
INSERT INTO "revision" VALUES(1,'2026-09-02T08:07:00.000000Z','ann','plan01','',NULL,'account','workbench','Start the plan',NULL,1,'4fe4652150a6c4ed53aab354071f2cf3eecbd08409b7ee0600b5accca2ecc9ef');
INSERT INTO "revision" VALUES(2,'2026-09-03T08:14:00.000000Z','ann','plan01','',NULL,'account','workbench','Add G1 Replace 9 copper links with fibre',NULL,1,'09a9685adf0fc6cded8cc5307e0c71dd53828307d53f8515959ac82fa56e00be');
INSERT INTO "revision" VALUES(3,'2026-09-04T08:21:00.000000Z','ben','plan01','',NULL,'account','workbench','Add steps to G1',NULL,1,'1ed76d33b9afca4b98ce3dfdfda4532dafd477c9809fa09b2bff39a40db148cf');
INSERT INTO "revision" VALUES(4,'2026-09-05T08:28:00.000000Z','ben','plan01','',NULL,'account','workbench','ST2 now counts double',NULL,1,'e7aed78e0c82cf0e1ea72f20a0cc276c287c77bdfb2568ed742af66453c3923c');
INSERT INTO "revision" VALUES(5,'2026-09-06T08:35:00.000000Z','ann','plan01','',NULL,'account','workbench','Delete ST3 Old wiring out',NULL,1,'924701a2b6b33fb094d4ada47de75acfff0354e6b8916eeec6ff21a35732897e');
INSERT INTO "revision" VALUES(6,'2026-09-07T08:42:00.000000Z','ann','plan01','',NULL,'account','workbench','Add G2 Two sites on fibre',NULL,1,'baf70ca0f3372d5e7b6fdfeacfc22ef48751b5bdbf1b002d9e24bdea6f8dd291');
INSERT INTO "revision" VALUES(7,'2026-09-08T08:49:00.000000Z','root','plan01','',NULL,'account','command','G1 title',NULL,1,'374ed3ba352f629836b483cdbe6d17952595baf27a10ba56c1c1499f037e03b8');
INSERT INTO "revision" VALUES(8,'2026-09-09T08:56:00.000000Z','ben','plan01','',NULL,'account','workbench','Undone: G1 title',7,1,'8ce26657c18d1301f7d9a007b0ad3fb977d0697c281b342a557343bd461fc3e3');
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
    title TEXT NOT NULL,
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
INSERT INTO "step" VALUES(1,1,'Order the 9 lines',NULL,NULL,1,'2026-09-20',0,1,NULL,'','','','','[]');
INSERT INTO "step" VALUES(2,1,'Dig permits for Lakeside and Mill',NULL,NULL,0,NULL,0,2,NULL,'','','','','[]');
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
CREATE INDEX ix_alignment_business_goal ON alignment (business_goal);
CREATE INDEX ix_alignment_goal ON alignment (goal);
CREATE INDEX ix_area_lead ON area (lead);
CREATE INDEX ix_area_parent ON area (parent);
CREATE INDEX ix_business_goal_owner ON business_goal (owner);
CREATE INDEX ix_department_delegate ON department (delegate);
CREATE INDEX ix_department_head ON department (head);
CREATE INDEX ix_dependency_goal ON dependency (goal);
CREATE INDEX ix_dependency_needs ON dependency (needs);
CREATE INDEX ix_edit_kind_id ON edit (kind, id);
CREATE INDEX ix_goal_area ON goal (area);
CREATE INDEX ix_goal_carried_from ON goal (carried_from);
CREATE INDEX ix_goal_kpi_goal ON goal_kpi (goal);
CREATE INDEX ix_goal_kpi_kpi ON goal_kpi (kpi);
CREATE INDEX ix_goal_merged_into ON goal (merged_into);
CREATE INDEX ix_goal_owner ON goal (owner);
CREATE INDEX ix_goal_parent ON goal (parent);
CREATE INDEX ix_kpi_owner ON kpi (owner);
CREATE INDEX ix_measure_goal ON measure (goal);
CREATE INDEX ix_measure_kpi ON measure (kpi);
CREATE INDEX ix_person_area ON person (area);
CREATE INDEX ix_person_department ON person (department);
CREATE INDEX ix_reading_kpi ON reading (kpi);
CREATE INDEX ix_reading_measure ON reading (measure);
CREATE INDEX ix_revision_at ON revision (at);
CREATE INDEX ix_role_department ON role (department);
CREATE INDEX ix_role_person ON role (person);
CREATE INDEX ix_step_goal ON step (goal);
CREATE INDEX ix_step_owner ON step (owner);
CREATE INDEX ix_support_goal ON support (goal);
CREATE INDEX ix_support_supported ON support (supported);
COMMIT;
