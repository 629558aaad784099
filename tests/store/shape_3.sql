-- A small plan as the third release left it: shape 3, with its journal. Read by test_upgrade.py.
PRAGMA application_id = 1230262348;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('3');
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
INSERT INTO "business_goal" VALUES(1,'No plant stands still','','financial',NULL,NULL,NULL,10000,'','','','[]');
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
INSERT INTO "counter" VALUES('business_goal',2);
INSERT INTO "counter" VALUES('goal',2);
INSERT INTO "counter" VALUES('alignment',2);
INSERT INTO "counter" VALUES('support',1);
INSERT INTO "counter" VALUES('dependency',1);
INSERT INTO "counter" VALUES('step',1);
INSERT INTO "counter" VALUES('measure',1);
INSERT INTO "counter" VALUES('kpi',2);
INSERT INTO "counter" VALUES('goal_kpi',1);
INSERT INTO "counter" VALUES('reading',1);
INSERT INTO "counter" VALUES('declaration',2);
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
INSERT INTO "edit" VALUES(1,0,'alignment',1,NULL,'null','{"business_goal":1,"goal":1,"id":1,"note":"","reference":"","strength":"primary","tags":[]}');
INSERT INTO "edit" VALUES(1,1,'area',1,NULL,'null','{"id":1,"lead":null,"name":"Infrastructure","note":"","parent":null,"rank":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(1,2,'business_goal',1,NULL,'null','{"cobit":"","id":1,"note":"","owner":null,"perspective":"financial","reference":"","statement":"","tags":[],"title":"No plant stands still","valid_from":null,"valid_to":null,"weight":10000}');
INSERT INTO "edit" VALUES(1,3,'goal',1,NULL,'null','{"acceptance":"","area":1,"carried_from":null,"due":"2027-06-30","effort_hours":null,"end_reason":"","horizon":1,"id":1,"internal_reason":"","merged_into":null,"need":null,"no_cost_reason":"","note":"","owner":1,"parent":null,"population":null,"rank":"","reference":"","review_on":null,"source":"","start":null,"statement":"","status":"proposed","tags":[],"title":"Replace 9 copper links with fibre","wake_on":null,"weight":10000,"year":2027}');
INSERT INTO "edit" VALUES(1,4,'organisation',1,NULL,'null','{"currency":"EUR","date_order":"ymd","fiscal_label":"end","fiscal_start":7,"id":1,"name":"Harbour Group","note":"","reference":"","tags":[],"time_zone":"UTC","year":2027}');
INSERT INTO "edit" VALUES(1,5,'person',1,NULL,'null','{"area":null,"capacity_hours":null,"department":null,"employment":"employee","fte":null,"id":1,"joined":null,"left":null,"login":"ann","name":"Ann Lee","note":"","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(2,0,'kpi',1,NULL,'null','{"amber_max":null,"amber_min":null,"cadence":"monthly","decimals":null,"definition":"","direction":"decrease","formula":"entered","green_max":null,"green_min":null,"id":1,"name":"Time to repair","note":"","owner":null,"path":"points","points":[["2026-12-31",40.0],["2027-06-30",24.0]],"reference":"","source":"","start_on":"2026-07-01","start_value":51.0,"tags":[],"target":24.0,"target_on":null,"unit":"h"}');
INSERT INTO "edit" VALUES(3,0,'declaration',1,NULL,'null','{"colour":"amber","expires":"2027-01-31","given_on":"2026-11-12","id":1,"note":"","person":1,"reason":"New tool from January","record":"K1","reference":"","tags":[]}');
INSERT INTO "edit" VALUES(4,0,'goal',1,'owner','1','null');
INSERT INTO "edit" VALUES(5,0,'declaration',1,NULL,'{"colour":"amber","expires":"2027-01-31","given_on":"2026-11-12","id":1,"note":"","person":1,"reason":"New tool from January","record":"K1","reference":"","tags":[]}','null');
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
INSERT INTO "goal" VALUES(1,'Replace 9 copper links with fibre',1,1,2027,NULL,NULL,NULL,'2027-06-30','proposed','','',10000,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL,'','','','','','[]');
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
INSERT INTO "kpi" VALUES(1,'Time to repair','','h','decrease','monthly',NULL,51.0,'2026-07-01',24.0,NULL,'points','[["2026-12-31",40.0],["2027-06-30",24.0]]',NULL,NULL,NULL,NULL,NULL,'','entered','','','[]');
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
INSERT INTO "organisation" VALUES(1,'Harbour Group','EUR',7,'end',2027,'UTC','ymd','','','[]');
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
INSERT INTO "revision" VALUES(1,'2026-11-10T09:00:00.000000Z','ann','helm','',NULL,'account','command','The first plan',NULL,3,'e96dbcbb332a97f2048fb98479509b42307640c6e99e68145c8c19f77dc4c8cd');
INSERT INTO "revision" VALUES(2,'2026-11-11T09:00:00.000000Z','ann','helm','',NULL,'account','command','Added KPI "Time to repair"',NULL,3,'21b8bd58f78ebe624e34058c999ed7ae2ad2e948130591ee36b91e1a224018bf');
INSERT INTO "revision" VALUES(3,'2026-11-12T09:00:00.000000Z','ann','helm','',NULL,'account','command','Added declaration: K1',NULL,3,'40d481c8168eeabe10eaf18842512984a794ca1574068c308f10815a0e3bc85e');
INSERT INTO "revision" VALUES(4,'2026-11-13T09:00:00.000000Z','ann','helm','',NULL,'account','command','G1 owner Ann Lee → –',NULL,3,'155316fb9aac6f703857f1c19ebd8d33a1da69d447f6e6840b9083cece59f4e6');
INSERT INTO "revision" VALUES(5,'2026-11-14T09:00:00.000000Z','ann','helm','',NULL,'account','command','Deleted DL1 K1 on 12 Nov 2026',NULL,3,'fff8ab2d331826510d04a4ee889dc2dae53eee1f0181079c083a1e2b35f2a883');
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
CREATE INDEX ix_revision_at ON revision (at);
CREATE INDEX ix_area_parent ON area (parent);
CREATE INDEX ix_area_lead ON area (lead);
CREATE INDEX ix_department_head ON department (head);
CREATE INDEX ix_department_delegate ON department (delegate);
CREATE INDEX ix_person_area ON person (area);
CREATE INDEX ix_person_department ON person (department);
CREATE INDEX ix_edit_kind_id ON edit (kind, id);
CREATE INDEX ix_role_department ON role (department);
CREATE INDEX ix_role_person ON role (person);
CREATE INDEX ix_business_goal_owner ON business_goal (owner);
CREATE INDEX ix_goal_parent ON goal (parent);
CREATE INDEX ix_goal_carried_from ON goal (carried_from);
CREATE INDEX ix_goal_merged_into ON goal (merged_into);
CREATE INDEX ix_goal_owner ON goal (owner);
CREATE INDEX ix_goal_area ON goal (area);
CREATE INDEX ix_kpi_owner ON kpi (owner);
CREATE INDEX ix_declaration_person ON declaration (person);
CREATE INDEX ix_alignment_goal ON alignment (goal);
CREATE INDEX ix_alignment_business_goal ON alignment (business_goal);
CREATE INDEX ix_support_goal ON support (goal);
CREATE INDEX ix_support_supported ON support (supported);
CREATE INDEX ix_dependency_needs ON dependency (needs);
CREATE INDEX ix_dependency_goal ON dependency (goal);
CREATE INDEX ix_step_goal ON step (goal);
CREATE INDEX ix_step_owner ON step (owner);
CREATE INDEX ix_measure_goal ON measure (goal);
CREATE INDEX ix_measure_kpi ON measure (kpi);
CREATE INDEX ix_goal_kpi_kpi ON goal_kpi (kpi);
CREATE INDEX ix_goal_kpi_goal ON goal_kpi (goal);
CREATE INDEX ix_reading_kpi ON reading (kpi);
CREATE INDEX ix_reading_measure ON reading (measure);
COMMIT;
