"""What to try in the demonstration, role by role: on a page for whoever signed in, and by `sightline demo tour`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to try, and the page where it is tried.

    `record` names a record of the borough to open there (`tour_records`); while there is none, `instead` is opened.
    """

    text: str
    page: str
    record: str = ""
    instead: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class Tour:
    """A few things people of one role can try, in order."""

    role: str
    title: str
    steps: tuple[Step, ...]


WORK, BOARD, LIST = "desk:my_work", "front_door:board", "front_door:contacts"
CASES = "cases:list"
EPISODES, REPORTS = "missing:list", "intelligence:list"
CONTACT, ASKED, ONE = "front_door:contact", "follow_up:list", "follow_up:one"

TOURS: tuple[Tour, ...] = (
    Tour("adviser", "Front-door adviser", (
        Step("Look through My work: contacts nobody has decided yet, with what is due first.", WORK),
        Step("Record a contact from Inglewharf Academy about Victoria Zielonik, and find her already known as "
             "Wiktoria Zielonek.", "front_door:new_contact"),
        Step("Open a contact that is being screened: which systems were looked at, and what each said.",
             "front_door:screening", "undecided", LIST),
        Step("Go through the ten factors of the windscreen with a contact open. Nothing is added up.",
             "front_door:windscreen", "undecided", LIST),
        Step("Say of each word that was noticed in a contact whether it means something here.", "front_door:words",
             "words", LIST),
        Step("Open a contact that began as a police missing report, and say what links it to exploitation.", CONTACT,
             "missing", LIST),
        Step("Write “putting herself at risk” in a new contact: the page says why not, and offers other words.",
             "front_door:new_contact"),
        Step("Find a caller who has not been told yet, and tell them.", WORK, query="show=tell"),
    )),
    Tour("emergency_duty", "Emergency duty worker", (
        Step("Read what the day desk handed over.", "front_door:handovers"),
        Step("See on the hub board what is open, whose it is and what is due.", BOARD),
        Step("Open what was decided to be acute, and see what must happen today.", "front_door:acute", "acute", BOARD),
        Step("Take up a red contact, decide it in your own name, and say what was done tonight.", CONTACT,
             "undecided", LIST),
        Step("Answer whether two records are of one person: what agrees and what differs.", "people:proposals"),
        Step("Say that you are away, from when to when, and who covers.", "front_door:absence"),
        Step("Print today's open work, for the night the computers are down.", "front_door:downtime"),
    )),
    Tour("social_worker", "Front-door social worker", (
        Step("Open an enquiry you are named on, read what every agency wrote, and release one line.",
             "enquiries:list", query="mine=yes"),
        Step("Take up an undecided contact.", CONTACT, "undecided", LIST),
        Step("Read the child's chronology before you decide.", "desk:child", "child", WORK),
        Step("Open a contact that was decided: the level, the outcome, the reason, and who was told.", CONTACT,
             "decided", LIST),
        Step("Copy a decision out for the council's main case system, with both references.",
             "front_door:copy_out", "decided", LIST),
        Step("See what was decided to be acute: the strategy discussion and who took part.", "front_door:acute",
             "acute", BOARD),
        Step("Send a child’s case to another authority, and keep what they say when they take it.",
             "front_door:send", "decided", LIST),
        Step("See the cases in which you are the child’s social worker: what is due, the safety plan, who works with "
             "the child.", CASES),
    )),
    Tour("front_door_manager", "Front-door manager", (
        Step("See on the hub board what is late across the front door and whose it is.", BOARD),
        Step("Find the request that went unanswered, was chased and went to the named manager.", ASKED),
        Step("Answer a challenge to a decision that somebody else made.", "front_door:challenges"),
        Step("See who is away, and who covers for them.", "front_door:cover"),
        Step("See which words in contacts were noticed, and how often they meant something.",
             "front_door:words_found"),
        Step("Read the scripts of calls, the lists of words and the prompts about language: every version, and what "
             "waits for a second person.", "front_door:wordings"),
        Step("Bring in a file of contacts, or read what became of the last one.", "front_door:files"),
        Step("Find a child, restrict the record to named people, then sign in as an adviser and look for it.",
             "people:search"),
    )),
    Tour("group_specialist", "Group specialist", (
        Step("Look at children about whom three contacts came within a year.", "front_door:repeats"),
        Step("Open one of them: every contact counted, and what was decided on each.", "front_door:repeat",
             "repeat", "front_door:repeats"),
        Step("Read one child's story in one chronology.", "desk:child", "child", WORK),
        Step("See how contacts without a name came in, and what came of them.", "front_door:anonymous"),
    )),
    Tour("agency_manager", "Service manager", (
        Step("See what your service is asked, and by when it has to answer.", ASKED),
        Step("Open one: accept it with a day, or decline it with a reason.", ONE, "asked", ASKED),
        Step("Say of one you accepted that it is done, and what came of it.", ASKED, query="state=accepted"),
        Step("Read what was decided on what your organisation told, and disagree with one of them.",
             "front_door:our_decisions"),
        Step("Look at who in your organisation may do what, and sign for it.", "access:post_reviews"),
        Step("Find your own services in the directory of support, and say whether all of it is still right.",
             "support:list", query="ours=on"),
        Step("See what waits for you today.", WORK),
    )),
    Tour("agency_worker", "Hub partner", (
        Step("See what waits for you today.", WORK),
        Step("See what your team is asked.", ASKED),
        Step("Open one. You see the request, and nothing else about the child.", ONE, "asked", ASKED),
        Step("Answer an enquiry put to every agency. You see your own service's answers only.", "enquiries:ours"),
        Step("See what was decided on what your organisation told, and challenge one of them.",
             "front_door:our_decisions"),
        Step("See the meetings about children that your organisation is asked to.", "meetings:list"),
        Step("See how you sign in, and set up a passkey.", "access:account"),
    )),
    Tour("sexual_health_worker", "Sexual-health worker", (
        Step("See what waits for you today.", WORK),
        Step("Open an enquiry put to your service. Beside an answer you can say that sexual health was offered or "
             "taken up, and nothing more.", "enquiries:ours"),
        Step("See what was released to your service, by whom and why.", "enquiries:released"),
        Step("See what your service is asked besides.", ASKED),
    )),
    Tour("practitioner", "Exploitation practitioner", (
        Step("See what waits for you today, and your cases.", WORK),
        Step("Open a request for a detailed assessment, and answer it.", ONE, "asked", ASKED),
        Step("Open a case: the child’s words, what was judged and by whom, who works with the child.", "cases:one",
             "case", CASES),
        Step("Make a safety plan with the child and the parents; the one before stays.", "cases:plan_safety",
             "case", CASES),
        Step("Look at the visits to a child, beside how often the level asks for them.", "cases:visits", "case", CASES),
        Step("Write to the child’s practice from the case.", "cases:letter", "case", CASES),
        Step("Go through the weekly triage with the keyboard alone.", "desk:triage"),
        Step("See the meetings you are named to come to.", "meetings:list"),
    )),
    Tour("pathway_manager", "Exploitation team manager", (
        Step("See which cases wait to be allocated, and which judgements and endings wait for you.", WORK),
        Step("Allocate the newest of them.", "cases:allocate", "unallocated", CASES),
        Step("See what is overdue or wanting on the cases of your team.", "cases:attention"),
        Step("See how many cases everybody holds, beside the limit.", "cases:caseloads"),
        Step("See whose supervision is due, and which cases are to be discussed in it.", "cases:supervision"),
        Step("Open a case whose level was lowered or which is to end, and read it a second time.", "cases:one",
             "ending", CASES),
        Step("Filter the tracker by any of its fields, and keep the view.", "desk:tracker"),
        Step("See the panels and strategy meetings to come.", "meetings:list"),
    )),
    Tour("partnership_officer", "Partnership officer", (
        Step("See which organisations left requests unanswered; no child is named.", "follow_up:partnership"),
        Step("Take one up with the organisation.", "follow_up:take_up", "silence", "follow_up:partnership"),
        Step("Look at the standing groups and the posts in them.", "meetings:groups"),
        Step("See what the quarterly check of one referral in ten found.", "front_door:samples"),
        Step("Publish a public page that somebody else has looked at, or send it back.", "content:list"),
        Step("Say which area or force was given the research, and who sent theirs.", "figures:sharing"),
        Step("See what waits for you today.", WORK),
    )),
    Tour("governance_officer", "Information-governance officer", (
        Step("Read who did and opened what, newest first.", "access:record"),
        Step("See only what was refused.", "access:record", query="outcome=refused"),
        Step("See only who opened records.", "access:record", query="outcome=opened"),
        Step("Take up a request for records, and ask another organisation.", "information_rights:requests"),
        Step("See how long each class of record is kept, and what stops its disposal.", "information_rights:start"),
        Step("Look at a public page that somebody else wrote, before another publishes it.", "content:list"),
        Step("See what waits for you today. Then run `sightline audit verify` at the terminal.", WORK),
    )),
    Tour("auditor", "Auditor", (
        Step("Review what the information-governance officer has looked at.", "access:record_readers"),
        Step("Read the record of access itself.", "access:record"),
        Step("Open the quarterly check: one referral in ten, drawn by nobody who works on it.",
             "front_door:samples"),
        Step("Open one draw, and check whether what was asked was done.", "front_door:sample", "sample",
             "front_door:samples"),
        Step("See which cases were drawn to be audited, stage by stage.", "cases:audits"),
    )),
    Tour("school_lead", "School or college lead", (
        Step("See on My work what your school or college has returned this year.", WORK),
        Step("Search among your own pupils before you record one, so that nobody is recorded twice.", "education:find"),
        Step("Open what you returned, this year and in the two before.", "education:ours"),
        Step("Return nil, where you have looked and have no pupil to return.", "education:nil"),
        Step("Bring in a file of pupils; rows that cannot be read are told one by one.", "education:send_file"),
        Step("Answer what the front door or a colleague has asked your school.", ASKED),
        Step("See the enquiries put to your school, and write what it knows.", "enquiries:ours"),
        Step("Send the police what was seen at the gates, and read later what came of it.", "intelligence:send"),
    )),
    Tour("education_coordinator", "Education safeguarding coordinator", (
        Step("See which schools and colleges have returned pupils, nil or nothing yet.", "education:settings"),
        Step("Add a school or college to the list of those that return pupils.", "education:add_setting"),
        Step("See which children are absent or missing from education and not found yet.", "education:absences"),
        Step("See which settings told the front door of few contacts.", "front_door:told_by_schools"),
        Step("See which returned pupils nobody has linked to a child yet.", "education:unmatched"),
        Step("See what settings answer about their policies, reviews and audits.", "education:overview"),
        Step("Follow what you have asked of schools and colleges.", ASKED),
        Step("See what your post reaches.", WORK),
    )),
    Tour("analyst", "Analyst", (
        Step("See what your post reaches: figures and extracts, and no child's record.", WORK),
        Step("Ask for an extract to be made and counted, and watch how far it is.", "figures:counts"),
        Step("Choose a year, compare it with another, and open how a number was counted.", "figures:dashboard"),
        Step("Follow contacts from each agency to what became of them.", "figures:funnel"),
        Step("See which releases wait for a second person.", "figures:releases"),
        Step("Set three other areas’ returns side by side: no order, no rank.", "figures:compare"),
        Step("Run `sightline extract` at the terminal: 180 contacts in 2022/23, as published.", "access:account"),
    )),
    Tour("police_exploitation", "Police exploitation officer", (
        Step("See what waits for you today: children to be told of a key event, devices to come back.", WORK),
        Step("Record a crime against a child by your force’s own number, and choose the adviser who is asked at once.",
             "justice:new"),
        Step("Add a suspect, and choose the handling code that says who sees the record.", "justice:add_suspect"),
        Step("Open the list of crimes; on one, note an arrest, and record that the child was told.", "justice:list"),
        Step("See which crimes did not reach court this quarter, and share what was learnt.", "justice:no_court"),
    )),
    Tour("police_analyst", "Police analyst", (
        Step("See what waits for you today.", WORK),
        Step("Open the list of crimes against children, and filter it by offence.", "justice:list"),
        Step("Open the list of suspects: by reference, in no order of anything else.", "justice:suspects"),
        Step("See warning notices and where each stands.", "justice:notices"),
        Step("See referrals to the National Referral Mechanism, and what was decided.", "justice:referrals"),
        Step("Read the register of hotspots.", "intelligence:hotspots"),
        Step("Send what happened online, recorded jointly with a unit against organised crime.", "intelligence:send"),
    )),
    Tour("victim_adviser", "Independent adviser or witness care", (
        Step("See what waits for you today.", WORK),
        Step("See the crimes whose victim your service stands by, and no other.", "justice:list"),
        Step("Answer what the police asked of your service.", ASKED),
        Step("See which of those crimes did not reach court, and what was learnt.", "justice:no_court"),
    )),
    Tour("director", "Director of children’s safeguarding", (
        Step("See what waits for you today.", WORK),
        Step("See how many cases the exploitation team held at the end of each month, and what it is made of.",
             "cases:strength"),
        Step("Read what audits of cases found, in numbers.", "cases:audits"),
        Step("See the cases in which you hold a role, if there are any.", CASES),
        Step("Choose a year of the figures, and compare it with another.", "figures:dashboard"),
    )),
    Tour("missing_coordinator", "Missing coordinator", (
        Step("See who is missing now, and which interviews are due.", WORK),
        Step("Look through missing episodes: from home and from care, reported and not.", EPISODES),
        Step("Open a child, record that they are missing, and write their trigger plan.", "people:search"),
        Step("See places and reasons in totals, and what goes to the review group.", "missing:patterns"),
    )),
    Tour("return_interviewer", "Return-interview worker", (
        Step("See the interviews given to your organisation, by when each is due.", WORK),
        Step("Open one, offer it, and record it in the child’s own words.", EPISODES),
        Step("See what your organisation is asked, and answer.", ASKED),
        Step("See the meetings you are asked to.", "meetings:list"),
    )),
    Tour("police_missing", "Police missing-person officer", (
        Step("See who is missing now.", WORK),
        Step("Open a reported episode, give the police’s grade of risk, and record the prevention interview.",
             EPISODES),
        Step("See what the police are asked, and answer.", ASKED),
        Step("See the meetings you are asked to.", "meetings:list"),
    )),
    Tour("care_home_manager", "Care-home manager", (
        Step("Read the trigger plans shared with your home, and report a resident missing from one.", EPISODES),
        Step("See what you are asked.", ASKED),
        Step("See the meetings you are asked to, and say who comes.", "meetings:list"),
        Step("See what waits for you.", WORK),
    )),
    Tour("reviewing_officer", "Independent reviewing officer", (
        Step("Open the episode of a child in care, and check the interview that was held.", EPISODES),
        Step("See what waits for you.", WORK),
        Step("See the meetings you are asked to.", "meetings:list"),
        Step("See what you are asked.", ASKED),
    )),
    Tour("probation_officer", "Probation or victim liaison officer", (
        Step("See what waits for you today: next meetings, and the last days of a licence.", WORK),
        Step("Open the suspects whose record the police passed to probation, and no other.", "justice:suspects"),
        Step("Answer what probation is asked.", ASKED),
        Step("Send the police what you saw or heard, and read later what came of it.", "intelligence:send"),
    )),
    Tour("harm_desk", "Police harm assessment desk", (
        Step("See which reports of intelligence wait to be graded.", WORK),
        Step("Open one, give the three marks, and say who may consider it.", REPORTS),
        Step("Tell whoever sent a report what came of it.", REPORTS),
        Step("Keep the register of hotspots: a place, how it is used, and what was done.", "intelligence:hotspots"),
        Step("See what the police are asked, and answer.", ASKED),
    )),
    Tour("scrutiny_officer", "Scrutiny officer", (
        Step("Begin a review of services, and say who works on it.", "governance:list"),
        Step("Take down from its page what somebody told it, as they wish it kept.", "governance:list"),
        Step("Look at safety in an account, and pass on what the front door must know.", "governance:accounts"),
        Step("See what waits for you.", WORK),
    )),
    Tour("administrator", "System administrator", (
        Step("Look through agencies, teams, areas and staff.", "access:administration"),
        Step("Add a service.", "access:agency_add"),
        Step("Open one of the staff: give a post, or end one the same day.", "access:staff", "staff",
             "access:staff_list"),
        Step("Read who changed a person's posts, when and why.", "access:staff_history", "staff",
             "access:staff_list"),
        Step("See which versions of the threshold guidance have been in force.", "front_door:guidance_versions"),
        Step("See which systems the front door looks at, and its settings.", "front_door:set_up"),
    )),
)  # fmt: skip


def tour_of(role: str) -> Tour | None:
    """What somebody with this role can try."""
    return next((tour for tour in TOURS if tour.role == role), None)
