//! What only a server does: it is shared, it goes away, and it has to prove who it is.

use std::path::Path;
use std::process::Command;

use vetwork_store::StoreError;
use vetwork_store::sql::Value;
use vetwork_store::sql::postgres::{Postgres, shown};

use crate::cluster::Cluster;
use crate::place::empty_database;

const ADD: &str = "INSERT INTO context (digest, body) VALUES (?1, ?1)";
const COUNT: &str = "SELECT COUNT(*) FROM context";

fn add(postgres: &Postgres, digest: &[u8]) -> vetwork_store::Result<u64> {
    postgres.write(&mut |sql| sql.execute(ADD, &[Value::Blob(digest)]))
}

fn count(postgres: &Postgres) -> i64 {
    postgres.glance(&mut |sql| sql.one(COUNT, &[])?.unwrap().int(0)).unwrap()
}

#[test]
fn many_who_make_tables_make_them_once() {
    let Some(url) = empty_database() else { return };
    std::thread::scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| Postgres::create(&url).unwrap());
        }
    });
    assert_eq!(count(&Postgres::open(&url).unwrap()), 0);
}

#[test]
fn many_who_open_older_records_migrate_them_once() {
    let Some(url) = empty_database() else { return };
    let older = "CREATE TABLE migration (number BIGINT PRIMARY KEY, digest BYTEA NOT NULL)";
    postgres::Client::connect(&url, postgres::NoTls).unwrap().batch_execute(older).unwrap();
    std::thread::scope(|threads| {
        for _ in 0..8 {
            threads.spawn(|| Postgres::open(&url).unwrap());
        }
    });
    assert_eq!(count(&Postgres::open(&url).unwrap()), 0);
}

#[test]
fn records_share_a_database_by_schemas() {
    let Some(url) = empty_database() else { return };
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    client.batch_execute("CREATE SCHEMA one; CREATE SCHEMA two").unwrap();
    let [one, two] = ["one,public", "two,public"].map(|path| format!("{url}?options=-csearch_path%3D{path}"));
    add(&Postgres::create(&one).unwrap(), b"a").unwrap();
    assert!(matches!(Postgres::open(&two), Err(StoreError::Missing { .. })));
    assert_eq!(count(&Postgres::create(&two).unwrap()), 0);
    assert_eq!(count(&Postgres::open(&one).unwrap()), 1);
}

#[test]
fn a_step_that_met_another_is_run_again() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    for state in ["40001", "40P01", "55P03"] {
        let meet = format!("DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '{state}'; END $$");
        let mut times = 0;
        let kept = postgres.write(&mut |sql| {
            times += 1;
            sql.execute(ADD, &[Value::Blob(state.as_bytes())])?;
            if times < 4 { sql.batch(&meet) } else { Ok(()) }
        });
        kept.unwrap();
        assert_eq!(times, 4);
    }
    assert_eq!(count(&postgres), 3);
    let mut times = 0;
    let never = postgres.write(&mut |sql| {
        times += 1;
        sql.batch("DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '40001'; END $$")
    });
    assert!(matches!(never, Err(StoreError::Busy)) && times > 10, "{never:?} after {times}");
}

#[test]
fn writers_that_lock_crosswise_both_get_through() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    for digest in [b"a", b"b"] {
        add(&postgres, digest).unwrap();
    }
    let touch = "UPDATE context SET body = ?2 WHERE digest = ?1";
    let both_hold_one = std::sync::Barrier::new(2);
    std::thread::scope(|threads| {
        for order in [[b"a", b"b"], [b"b", b"a"]] {
            let (postgres, both_hold_one) = (&postgres, &both_hold_one);
            threads.spawn(move || {
                let mut is_first = true;
                let kept = postgres.write(&mut |sql| {
                    sql.execute(touch, &[Value::Blob(order[0]), Value::Blob(order[0])])?;
                    if std::mem::take(&mut is_first) {
                        both_hold_one.wait();
                    }
                    sql.execute(touch, &[Value::Blob(order[1]), Value::Blob(order[0])])
                });
                assert_eq!(kept.unwrap(), 1);
            });
        }
    });
}

#[test]
fn a_failure_that_nobody_heeded_keeps_nothing() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    let kept = postgres.write(&mut |sql| {
        sql.execute(ADD, &[Value::Blob(b"a")])?;
        drop(sql.execute(ADD, &[Value::Blob(b"a")]));
        Ok(())
    });
    assert!(matches!(kept, Err(StoreError::Refused { .. })), "{kept:?}");
    assert_eq!(count(&postgres), 0);
}

#[test]
fn a_step_that_panics_keeps_nothing() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        postgres.write(&mut |sql| -> vetwork_store::Result<()> {
            sql.execute(ADD, &[Value::Blob(b"a")])?;
            std::panic::resume_unwind(Box::new("a mistake"))
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(count(&postgres), 0);
}

const END_ME: &str = "SELECT pg_terminate_backend(pg_backend_pid())";

#[test]
fn a_connection_that_breaks_within_a_step_is_replaced() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    let mut times = 0;
    let kept = postgres.write(&mut |sql| {
        times += 1;
        sql.execute(ADD, &[Value::Blob(b"a")])?;
        if times == 1 { sql.batch(END_ME) } else { Ok(()) }
    });
    kept.unwrap();
    assert_eq!((times, count(&postgres)), (2, 1));
    let mut times = 0;
    let found = postgres.read(&mut |sql| {
        times += 1;
        if times < 3 { sql.batch(END_ME).map(|()| None) } else { sql.one(COUNT, &[]) }
    });
    assert_eq!(found.unwrap().unwrap().int(0).unwrap(), 1);
}

#[test]
fn a_connection_that_breaks_while_a_step_is_kept_is_said() {
    let Some(url) = empty_database() else { return };
    let postgres = Postgres::create(&url).unwrap();
    let at_commit = "CREATE FUNCTION end_me() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER end_me AFTER INSERT ON context DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION end_me()";
    postgres.write(&mut |sql| sql.batch(at_commit)).unwrap();
    let mut times = 0;
    let kept = postgres.write(&mut |sql| {
        times += 1;
        sql.execute(ADD, &[Value::Blob(b"a")])
    });
    assert!(matches!(&kept, Err(StoreError::Lost)), "{kept:?}");
    assert_eq!((times, count(&postgres)), (1, 0));
}

#[test]
fn a_server_that_vanished_is_found_again() {
    let Some(mut cluster) = Cluster::start() else { return };
    let postgres = Postgres::create(&cluster.database("records")).unwrap();
    std::thread::scope(|threads| {
        for number in 0..4 {
            let postgres = &postgres;
            threads.spawn(move || (0..20).for_each(|round| assert_eq!(add(postgres, &[number, round]).unwrap(), 1)));
        }
    });
    cluster.stop_now();
    let unreachable = add(&postgres, b"a").unwrap_err();
    assert!(matches!(unreachable, StoreError::Unreachable { .. }), "{unreachable:?}");
    cluster.start_again();
    add(&postgres, b"a").unwrap();
    assert_eq!(count(&postgres), 81);
    cluster.stop_now();
    cluster.start_again();
    assert_eq!(count(&postgres), 81, "connections of before are not taken for live ones");
}

#[test]
fn who_is_not_let_in_is_told_so() {
    let Some(url) = empty_database() else { return };
    let no_user = url.replace("vetwork@", "nobody-known@");
    let no_database = format!("{}/none-of-this-name", url.rsplit_once('/').unwrap().0);
    for (url, why) in [(no_user, "nobody-known"), (no_database, "none-of-this-name")] {
        let denied = Postgres::open(&url).err().unwrap();
        assert!(matches!(&denied, StoreError::Denied { why: said } if said.contains(why)), "{denied:?}");
    }
}

#[test]
fn a_server_with_a_certificate_is_held_to_it() {
    let Some(cluster) = Cluster::start() else { return };
    let plain = format!("{}?", cluster.database("records"));
    drop(Postgres::create(&plain).unwrap());
    let unready = Postgres::open(&format!("{plain}sslmode=require")).err().unwrap().to_string();
    assert!(unready.contains("does not support TLS"), "{unready}");

    if Command::new("openssl").arg("version").output().is_err() {
        eprintln!("NOT RUN: certificates of a PostgreSQL server; install openssl");
        return;
    }
    let folder = cluster.folder();
    for name in ["ours", "theirs"] {
        authority(&cluster, name);
    }
    certificate(&cluster, "ours", "localhost");
    let set = ["ssl = on", "ssl_cert_file = '/localhost.pem'", "ssl_key_file = '/localhost.key'"];
    let mut client = cluster.client("postgres");
    for setting in set {
        let setting = setting.replace("'/", &format!("'{}/", folder.display()));
        client.batch_execute(&format!("ALTER SYSTEM SET {setting}")).unwrap();
    }
    client.batch_execute("SELECT pg_reload_conf()").unwrap();
    let is_set = || cluster.client("postgres").query_one("SHOW ssl", &[]).unwrap().get::<_, &str>(0) == "on";
    while !is_set() {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }

    let by_name = plain.replace("127.0.0.1", "localhost");
    let root = |name: &str| format!("sslrootcert={}", folder.join(format!("{name}.pem")).display()).replace('/', "%2F");
    let postgres = Postgres::open(&format!("{by_name}sslmode=verify-full&{}", root("ours"))).unwrap();
    let own = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl";
    let version = postgres.glance(&mut |sql| sql.one(own, &[])).unwrap().expect("TLS");
    assert_eq!(version.text(0).unwrap(), "TLSv1.3");
    drop(Postgres::open(&format!("{by_name}{}", root("ours"))).unwrap());

    for (url, why) in [
        (format!("{by_name}sslmode=require&{}", root("theirs")), "UnknownIssuer"),
        (format!("{by_name}sslmode=require"), "UnknownIssuer"),
        (format!("{plain}sslmode=verify-ca&{}", root("ours")), "not valid for name"),
    ] {
        let refused = Postgres::open(&url).err().unwrap();
        assert!(matches!(refused, StoreError::Unreachable { .. }), "{refused:?}");
        assert!(refused.to_string().contains(why), "{refused}");
    }
}

/// Makes a certificate that signs others.
fn authority(cluster: &Cluster, name: &str) {
    let made = format!("req -x509 -nodes -days 2 -subj /CN={name} -keyout {name}.key -out {name}.pem");
    openssl(cluster, &format!("{made} -newkey ec -pkeyopt ec_paramgen_curve:prime256v1"));
}

/// Makes one for a server.
fn certificate(cluster: &Cluster, authority: &str, name: &str) {
    let made = format!("req -new -nodes -subj /CN={name} -keyout {name}.key -out {name}.csr");
    openssl(cluster, &format!("{made} -newkey ec -pkeyopt ec_paramgen_curve:prime256v1"));
    std::fs::write(cluster.folder().join("names"), format!("subjectAltName=DNS:{name}")).unwrap();
    let signed = format!("x509 -req -days 2 -in {name}.csr -CA {authority}.pem -CAkey {authority}.key -CAcreateserial");
    openssl(cluster, &format!("{signed} -out {name}.pem -extfile names"));
}

fn openssl(cluster: &Cluster, arguments: &str) {
    let done = cluster.command(Path::new("openssl")).args(arguments.split(' ')).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

const SECRET: &str = "s3cr3t";

#[test]
fn a_password_is_never_shown() {
    for (url, what) in [
        ("postgres://ada:s3cr3t@db.example:5433/records?sslmode=require", "postgres://ada@db.example:5433/records"),
        ("postgresql://ada:s3cr3t@[::1]/records", "postgres://ada@[::1]/records"),
        ("postgres://db.example/records?user=ada&password=s3cr3t", "postgres://db.example/records"),
        ("postgres://ada@%2Frun%2Fpostgresql/records", "postgres://ada@%2Frun%2Fpostgresql/records"),
        ("postgres://ada:s3@cr3t@db.example/records", "postgres://…"),
        ("postgres://ada:s3/cr3t@db.example/records", "postgres://…"),
        ("postgres://ada:s3?cr3t@db.example/records", "postgres://…"),
        ("postgres://db.example/records?password=s3@cr3t", "postgres://…"),
        ("postgres://ada:s3cr3t", "postgres://…"),
        ("host=db.example password=s3cr3t", "postgres://…"),
    ] {
        assert_eq!(shown(url), what, "{url}");
    }
    for url in [
        "postgres://ada:s3cr3t@127.0.0.1:1/records",
        "postgres://ada:s3cr3t@127.0.0.1:1/records?password=a&s3cr3t=b",
        "postgres://ada:s3cr3t@127.0.0.1:port/records",
        "postgres://ada:s3cr3t@db.example/records?sslmode=disable",
        "postgres://ada@db.example:s3cr3t/records",
    ] {
        let error = Postgres::open(url).err().unwrap();
        assert!(!format!("{error} {error:?}").contains(SECRET), "{error:?}");
    }
}

#[test]
fn an_address_that_would_send_in_the_clear_is_refused() {
    for (url, why) in [
        ("postgres://ada@db.example/records?sslmode=disable", "insecure-disable"),
        ("postgres://ada@localhost,db.example/records?sslmode=disable", "insecure-disable"),
        ("postgres://ada@localhost/records?hostaddr=192.0.2.1&sslmode=disable", "insecure-disable"),
        ("postgres://ada@localhost/records?host=db.example&sslmode=disable", "insecure-disable"),
        ("postgres://ada@db.example/records?sslmode=prefer", "verify-full"),
        ("postgres://ada@db.example/records?sslrootcert=missing.pem", "missing.pem"),
        ("postgres://ada@db.example/records?sslrootcert=Cargo.toml", "no certificate"),
        ("postgres://ada@db.example/records?sslcert=mine.pem", "not known"),
        ("postgres:///records", "no host"),
        ("mysql://ada@db.example/records", "postgres://"),
    ] {
        let error = Postgres::open(url).err().unwrap();
        assert!(matches!(&error, StoreError::Place { why: said, .. } if said.contains(why)), "{url}: {error}");
    }
}
