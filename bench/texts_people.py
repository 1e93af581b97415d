#!/usr/bin/env python3
"""Texts of made-up people, for bench/texts.py: id, name, text, ring (-1 for the honest), kind.

    python3 bench/texts_people.py N OUT.csv

Honest people share a lot: a template of six hundred others, what their employer says of itself, the modules of their course,
lines of the posting that all of them answer. Rings re-issue one resume or one letter under other names: with sentences
exchanged, reworded word by word, or most of them replaced. Resumes are long, or one page with five bullets; letters are
prose; some of both are German, Chinese, Korean or Arabic. Deterministic.
"""
import csv, random, sys

R = random.Random(2026)
pick = lambda r, text: r.choice(text.split(";"))
VERB = "Built;Rewrote;Introduced;Coordinated;Negotiated;Automated;Audited;Migrated;Launched;Simplified;Trained colleagues on;Took over;Prototyped;Retired;Benchmarked;Redesigned;Hardened;Packaged;Translated;Instrumented"
SYNONYM = {"Built": "Created", "Rewrote": "Reworked", "Introduced": "Brought in", "Automated": "Put automation behind", "Migrated": "Moved", "Launched": "Released",
           "Simplified": "Streamlined", "the": "our", "for": "serving", "so that": "which meant that", "together with": "alongside", "after": "following", "because": "since",
           "team": "group", "customers": "clients", "every": "each", "weekly": "regular", "months": "quarters", "reduced": "cut", "faster": "quicker", "errors": "mistakes"}
THING = "the invoicing module;the warehouse scanner app;the nightly reconciliation job;the tenant onboarding wizard;the tariff calculator;the claims intake form;the fleet telemetry feed;the patient recall letters;the ticket triage rules;the loyalty ledger;the seat map renderer;the payroll export;the fraud queue;the catalogue importer;the e-signature flow;the route planner;the consent registry;the speech transcriber;the returns portal;the meter reading gateway;the subtitles editor;the grant application tracker;the parcel label printer;the crop yield model;the exam scheduler"
WITH = "in Go and Postgres;on top of Kafka;with a small Rust service;as a Django app;in TypeScript;with Terraform modules;in Kotlin;with plain SQL;as a set of Lambda functions;in Elixir;on bare Kubernetes;with Airflow;in C#;with React and GraphQL;in PHP;on an old Oracle box;with DuckDB;in Scala;using gRPC;with Celery workers"
WHY = "so that {n} depots could close their books on the same day;for {n} municipal customers;after the vendor ended support;because errors had doubled in {n} months;together with two analysts and a lawyer;which reduced weekly calls by {n} %;ahead of the {n}-country rollout;and handed it to the platform team;so that nobody had to re-key {n} forms;for the auditors;while the monolith was being split;within {n} weeks;and wrote the runbook for it;after a failed attempt by a contractor;for every branch north of the river;which paid for itself in {n} months"
TRAIT = "curious;patient;methodical;calm under pressure;direct;playful with data;sceptical of hype;kind in reviews;stubborn about tests;happy with legacy code"
PLACE = "a cooperative bank;a regional hospital;a toy importer;a shipping line;a public broadcaster;a seed company;a school district;a rail operator;a museum;a water utility;a chess federation;a dental chain"
GIVEN = "Ada Bruno Chiara Dov Elin Faisal Greta Hugo Ines Jonas Kaja Leon Mina Nils Olga Pavel Rosa Sami Tove Uma Vito Wanda Xenia Yusuf Zoe".split()
FAMILY = "Abbott Brandt Castell Dreyer Engel Ferrer Grau Holm Iversen Jansen Kessler Lindt Moreau Nyberg Okafor Peralta Quist Ruiz Sorel Tanaka Ulrich Vance Weiss Yilmaz Zeller".split()
SENTENCE = ["In my last role at {p} I looked after {t}, and what I remember best is how {y}.", "I once spent {n} weeks with {t} {w}, {y}.", "People describe me as {a} and {b}.",
            "When {t} broke on a Friday, I {v2} it {w} {y}.", "What draws me to this position is {p}, where I could work on {t} again.", "My {n} years at {p} taught me to treat {t} with respect.",
            "If you ask my former lead about {t}, she will tell you that I am {a}.", "I would rather delete code than write it, as {t} at {p} shows."]
GERMAN = (["Aufbau", "Ablösung", "Betreuung", "Prüfung", "Einführung", "Umstellung", "Absicherung"], "der Lagerverwaltung;des Mahnwesens;der Fahrplanauskunft;des Ersatzteilkatalogs;der Zeiterfassung;des Beschwerdeportals;der Messdatenablage;der Reisekostenprüfung".split(";"),
          "mit Java und Oracle;auf Basis von SAP;in Python;mit Kubernetes;in Zusammenarbeit mit dem Betriebsrat;nach dem Ausfall eines Lieferanten;für {n} Filialen;innerhalb von {n} Monaten;samt Schulung von {n} Kolleginnen".split(";"))
CHINESE = (["负责", "主导", "重构", "设计", "维护", "优化"], "订单结算系统;仓储扫码应用;实时风控平台;推荐算法服务;客户工单流程;数据同步管道;移动端支付模块;日志检索平台".split(";"), "使用Java和Kafka;基于Spring框架;支持{n}万用户;响应时间缩短百分之{n};与测试团队共同完成;上线后零故障;覆盖{n}个城市;并撰写运维手册".split(";"))
KOREAN = (["개발한", "설계한", "운영한", "개선한", "이전한"], "주문 정산 시스템을;재고 관리 앱을;실시간 추천 서비스를;고객 문의 포털을;로그 수집 파이프라인을;결제 모듈을".split(";"), "자바와 카프카로 구축함;월간 {n}만 명이 사용함;응답 시간을 {n} 퍼센트 단축함;품질팀과 함께 완료함;무중단으로 배포함;운영 문서를 작성함".split(";"))
ARABIC = (["تطوير", "تصميم", "صيانة", "تحسين", "إدارة"], "نظام الفواتير;تطبيق المخازن;منصة الدفع;بوابة العملاء;خط نقل البيانات;خدمة التوصيات".split(";"), "باستخدام جافا وكافكا;لخدمة {n} فرعاً;مع تقليل زمن الاستجابة;بالتعاون مع فريق الجودة;خلال {n} أسابيع;وكتابة دليل التشغيل".split(";"))
TEMPLATES = [[" ".join(x) for x in zip(*[iter(["Results-driven professional with a proven ability to deliver on tight deadlines and", e, "A natural communicator who builds lasting relationships with stakeholders at all", f,
             "Adept at juggling competing priorities without losing sight of the", g, "Thrives in fast-moving teams and brings a positive attitude to every", h, "Committed to continuous learning, mentoring others and raising the bar for", i,
             "I am confident that my background makes me a strong match and would welcome the chance to", j, "Known for turning ambiguous requirements into clear and measurable", k])] * 2)]
             for e, f, g, h, i, j, k in [("tight budgets.", "levels.", "big picture.", "project.", "everybody.", "talk further.", "plans."), ("under pressure.", "levels of a firm.", "end user.", "challenge.", "quality.", "discuss my candidacy.", "roadmaps."),
                                         ("within scope.", "stages.", "details.", "task at hand.", "the craft.", "meet you in person.", "outcomes."), ("with care.", "sites.", "purpose.", "sprint.", "engineering.", "tell you more.", "tickets.")]]


def bullet(r):
    return f"{pick(r, VERB)} {pick(r, THING)} {pick(r, WITH)} {pick(r, WHY)}.".format(n=r.randint(2, 95))


def sentence(r):
    form = r.choice(SENTENCE)
    return form.format(p=pick(r, PLACE), t=pick(r, THING), w=pick(r, WITH), y=pick(r, WHY).format(n=r.randint(2, 95)), n=r.randint(2, 20), a=pick(r, TRAIT), b=pick(r, TRAIT), v2=pick(r, VERB).lower())


def foreign(tongue):
    verbs, things, tails = tongue
    gap = "" if tongue is CHINESE else " "
    end = "。" if tongue is CHINESE else "."
    return lambda r: (gap.join([r.choice(verbs), r.choice(things)]) + ("，" if tongue is CHINESE else " ") + gap.join(r.sample(tails, 3)) + end).format(n=r.randint(2, 95))


STYLES = {"resume": (bullet, 10, 24), "one page": (bullet, 5, 8), "letter": (sentence, 6, 14), "German": (foreign(GERMAN), 9, 18), "Chinese": (foreign(CHINESE), 9, 18), "Korean": (foreign(KOREAN), 9, 18), "Arabic": (foreign(ARABIC), 9, 18)}


def reworded(r, text):
    """The same sentence in part: synonyms, other numbers, sometimes its two halves exchanged."""
    words = [str(r.randint(2, 95)) if word.isdigit() else SYNONYM.get(word, word) if r.random() < .8 else word for word in text.rstrip(".").split()]
    at = len(words) // 2
    return " ".join(words[at:] + words[:at] if r.random() < .25 else words) + "."


def page(r, style, name, lines, extra=()):
    mail = f"{name[0].lower()}.{name[1].lower()}{r.randint(1, 999)}@post.example"
    years = sorted(r.sample(range(2006, 2025), 4))
    if style == "letter":
        return f"Dear hiring team,\n\n{' '.join([*extra, *lines])}\n\nKind regards,\n{' '.join(name)}\n{mail}"
    half = len(lines) // 2
    jobs = [f"{name_of_firm(r)}, {years[2 * k]} - {years[2 * k + 1]}\n" + "\n".join(f"{r.choice(MARKS)} {line}" for line in part) for k, part in enumerate([lines[:half], lines[half:]])]
    return f"{' '.join(name)}\n{mail} | +1 202 555 01{r.randint(10, 99)}\n\n" + "\n\n".join([" ".join(extra)] * bool(extra) + jobs)


MARKS = ["-", "•", "*"]


def name_of_firm(r):
    return r.choice(FAMILY) + " " + r.choice(["Freight", "Health", "Retail", "Systems", "Energy"])


def main(n, out):
    rows, ring = [], 0
    def add(kind, number, text, name):
        rows.append([" ".join(name), text, number, kind])
    name = lambda: (R.choice(GIVEN), R.choice(FAMILY))
    def lines(style):
        make, low, high = STYLES[style]
        return [make(R) for _ in range(R.randint(low, high))]
    boilerplate = [[sentence(R) for _ in range(3)] for _ in range(40)]
    courses = [["Modules: " + ", ".join(R.sample([t[4:] + " studies" for t in THING.split(";")], 8)) + ".", sentence(R)] for _ in range(40)]
    postings = [[bullet(R) for _ in range(5)] for _ in range(30)]
    while len(rows) < n:
        style = R.choices(list(STYLES), [8, 5, 5, 2, 2, 2, 2])[0]
        what = R.random()
        who = name()
        if what < .55:
            add(f"honest {style}", -1, page(R, style, who, lines(style)), who)
        elif what < .80:
            english = style if style in ("resume", "one page", "letter") else "resume"
            template = R.choice(TEMPLATES)
            add("honest template", -1, page(R, english, who, lines(english), R.sample(template, R.randint(3, len(template)))), who)
        elif what < .88:
            add("honest colleague", -1, page(R, "resume", who, lines("resume"), R.choice(boilerplate)), who)
        elif what < .93:
            add("honest student", -1, page(R, "resume", who, lines("resume"), R.choice(courses)), who)
        elif what < .97:
            add("honest posting", -1, page(R, "resume", who, lines("resume"), R.sample(R.choice(postings), 3)), who)
        else:
            master, heavy = lines(style), R.random() < .4
            make = STYLES[style][0]
            for _ in range(R.randint(2, 12)):
                replace, reword = (R.uniform(.3, .6), .5) if heavy else (R.choice([0, .1, .2, .35]), .15)
                copy = [make(R) if R.random() < replace else reworded(R, line) if R.random() < reword else line for line in master]
                if R.random() < .5:
                    R.shuffle(copy)
                who = name()
                extra = R.sample(R.choice(TEMPLATES), 3) if R.random() < .2 else ()
                add(f"ring {'heavy' if heavy else 'light'} {style}", ring, page(R, style, who, copy, extra), who)
            ring += 1
    rows = rows[:n]
    R.shuffle(rows)
    with open(out, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "text", "ring", "kind"])
        writer.writerows([number, *row] for number, row in enumerate(rows))
    print(len(rows), "texts,", ring, "rings")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
