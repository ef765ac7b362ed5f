"""The words of questions as data: one entry for a type of line, tables for what else is asked.

A phrase is a row of words in any form (*hold* is also *held*); ``..`` stands for a gap in which the
other body may stand (*hold .. to account*). Phrases of one role are parted by ``|``; what is
written in questions is the first phrase of the first role. Words that belong to a record (what its
posts, streams and groups are called) stand in the model, not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from nhsgraph.values import dataclass


@dataclass(frozen=True)
class Words:
    """How people speak of a type of line.

    Attributes:
        verbs: by the role of the grammatical subject of the active verb: the verbs.
        adjectives: the same for what stands behind *be* and never in the passive.
        nouns: by role, what a body in it is called: *funder*, *watchdog*.
        topics: nouns for the line as such; they ask for the role that ``topic_given`` leaves.
        things: the roles of which is asked *what*; of the others, *who*.
        topic_given: the role of the body that is named beside a topic or a noun of the line.
    """

    topic_given: str
    verbs: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)
    nouns: Mapping[str, str] = field(default_factory=dict)
    topics: str = ""
    things: tuple[str, ...] = ()


RELATIONS: Final[dict[str, Words]] = {
    "accountability": Words(
        topic_given="body",
        verbs={
            "holder": "hold .. to account|hold account|hold .. account|hold .. accountable"
            "|hold .. answerable|hold .. responsible|bring .. to account|call .. to account"
            "|sponsor|line manage|hold .. feet to fire|keep .. in check"
            "|have over|have .. power over|have .. authority over|have .. control over"
            "|have .. say over|control|sit above|stand above|sit over|come above",
            "body": "answer to|report to|report into|account to|owe account to|report up to"
            "|answer upwards to|answer ultimately to|defer to|come under control of|come under",
        },
        adjectives={
            "body": "accountable to|answerable to|responsible to|subordinate to|accountable"
            "|answerable|in line to|beholden to|subject to|under control of|under",
            "holder": "responsible for|accountable for|answerable for",
        },
        nouns={
            "holder": "master|parent|parent department|sponsor department|sponsoring department"
            "|sponsor|parent body|parent organisation|superior|sponsor team|overlord",
        },
        topics="sign .. framework agreement|framework agreement|framework document|accountability"
        "|line of account|line of accountability|reporting line"
        "|accountability arrangement|sponsorship|line of reporting",
    ),
    "funding": Words(
        topic_given="recipient",
        verbs={
            "payer": "fund|pay for|pay .. to|pay|finance|bankroll|subsidise|give .. money"
            "|give .. funding|give .. grant|give .. cash|allocate .. to|allocate|provide .. funding"
            "|provide .. money|provide .. fund|put up .. money|put .. money into|pay into"
            "|foot .. bill"
            "|hand .. money|spend .. on|spend|resource|contribute to|pick up .. bill"
            "|supply .. money"
            "|channel .. money to|channel .. funding to|distribute .. to|bear .. cost of"
            "|cover .. cost"
            "|settle .. budget|set .. budget|fix .. budget|stump up",
            "recipient": "receive .. from|get .. money from|receive money|receive funding"
            "|receive grant|get money|get funding|get .. funding from|get grant|draw .. from"
            "|receive|benefit from|live on|depend on .. for money|get .. budget from",
        },
        adjectives={
            "recipient": "money .. come from|funding .. come from|income .. come from"
            "|budget .. come from|fund .. come from|money from|funding from|dependent on",
        },
        nouns={
            "payer": "funder|payer|paymaster|source of money|source of funding|source of income"
            "|money man|banker|backer|purse holder|source of fund|purse string",
            "recipient": "beneficiary|grantee|recipient",
        },
        topics="fund|money|cash|grant|income|financing|funding stream|funding source"
        "|financial support"
        "|resource",
    ),
    "hosting": Words(
        topic_given="hosted",
        verbs={
            "host": "host|house|run|employ|accommodate|operate|manage|own|look after|give .. home",
            "hosted": "sit in|sit within|sit with|sit under|sit|live in|live|reside"
            "|move to"
            "|move into"
            "|move .. to|transfer .. to|transfer into|move over to|transfer to|go to"
            "|move across to|move|end up in"
            "|end up with|end up|belong to|come under|rest with|stay with",
        },
        adjectives={
            "hosted": "base in|base at|base with|base|locate in|locate at|locate|house in|house at"
            "|house within|home in|part of",
        },
        nouns={"host": "host|home|host organisation|host body|employer|landlord"},
        topics="hosting|hosting arrangement|home|location",
        things=("host", "hosted"),
    ),
    "membership": Words(
        topic_given="member",
        verbs={
            "member": "form part of|become part of"
            "|make up|form|belong to|belong|join|fall under|fall within|fall in"
            "|lie in"
            "|lie within|sit in|sit within|sit on|serve on|come under|come within|go into|fold into"
            "|bring into|roll into",
            "whole": "include|comprise|consist of|contain|bring together|unite|combine|cover|group"
            "|bundle|take in|join together|span",
        },
        adjectives={
            "whole": "make up of|make from|make out of|build from"
            "|compose of|comprise of|form of|form from|make up from|form out of",
            "member": "group into|group under|group in|cluster into|squeeze into|squash into"
            "|arrange into|put into|organise into|gather into|bundle into|represent on|"
            "part of|member of|one of|within|among|in|inside|a constituent of"
            "|joint unit of|unit of|a branch of|an arm of|a committee of|committee of"
            "|sub committee of|division of|subsidiary of|represented on",
        },
        nouns={
            "member": "member|region|regional office|office|branch|component|constituent|part"
            "|member organisation|regional team|subsidiary|constituent body|make up|membership"
            "|component part|constituent part|partner organisation|partner",
            "whole": "umbrella|grouping",
        },
        topics="membership|composition",
        things=("member", "whole"),
    ),
    "oversight": Words(
        topic_given="overseen",
        verbs={
            "overseer": "oversee|inspect|regulate|supervise|scrutinise|scrutinize|assure|audit"
            "|monitor|review|watch over|watch|keep .. eye on|check on|check up on|police"
            "|quality assure"
            "|performance manage|rate|license|licence|authorise|authorize|assess|keep tabs on"
            "|validate|approve .. course|approve .. programme|approve .. post"
            "|approve .. place|approve .. curriculum|accredit|vet|hear evidence from|examine"
            "|support|look at|look into|own",
        },
        nouns={
            "overseer": "regulator|watchdog|inspector|auditor|overseer|supervisor|inspectorate"
            "|scrutineer|system regulator|sector regulator|assurer|licensing body",
        },
        topics="oversight|inspection|regulation|scrutiny|assurance|audit|performance management"
        "|supervision|monitoring",
    ),
    "appointment": Words(
        topic_given="body",
        verbs={
            "appointer": "appoint|elect|choose|pick|name to|hire|select|install|recruit|nominate"
            "|appoint to"
            "|put in post|approve .. appointment of|confirm .. appointment of",
        },
        nouns={"appointer": "appointer|appointing body"},
        topics="appointment|recruitment",
    ),
    "planning": Words(
        topic_given="planner",
        verbs={
            "planner": "plan for|plan|plan .. workforce"
            "|lead .. workforce planning|lead .. planning|forecast|model .. workforce|project"
            "|carry out .. planning|undertake .. planning|hold .. lead for|have .. lead for"
            "|take .. lead on|take .. lead for",
        },
        adjectives={
            "planner": "responsible for .. planning|in charge of .. planning|responsible for"
            "|responsibility for"
            "|in charge of|charged with"
        },
        nouns={"planner": "planner|workforce planner"},
        topics="workforce planning|planning|plan .. workforce|duty on|duty for|statutory duty|duty",
    ),
    "commission": Words(
        topic_given="commissioned",
        verbs={
            "commissioner": "commission|ask .. to|ask .. for|task .. with|task|instruct|request"
            "|mandate .. to"
            "|invite .. to|direct .. to|entrust|ask for|order|sponsor",
        },
        nouns={"commissioner": "commissioner|client"},
        topics="commission|remit|brief",
    ),
    "partnership": Words(
        topic_given="body",
        verbs={
            "body": "work with|work alongside|partner with|partner|collaborate with|collaborate"
            "|cooperate with|cooperate|work together with|work together|team up with"
            "|work jointly with"
            "|join forces with|work closely with|work in partnership with|sign .. memorandum with"
            "|sign .. agreement with|work jointly|work hand in hand with|pair up with",
        },
        nouns={"partner": "partner|ally|collaborator|joint working"},
        topics="agreement|partnership|memorandum of understanding|memorandum|mou|joint work"
        "|collaboration",
    ),
    "succession": Words(
        topic_given="predecessor",
        verbs={
            "successor": "replace|take over .. work|take over .. job|take over .. role"
            "|take over .. function|take on .. work|take on .. function|do .. job|take over from"
            "|get .. function|get .. work|get .. job|get .. duty|receive .. function"
            "|gain .. function|acquire .. function|pick up .. work|pick up .. function"
            "|pick up .. job|pick up .. piece|get .. piece"
            "|come instead|become of|come of|happen to|take over|take .. over|take .. work on"
            "|take .. function on|take .. duty on|take .. job on"
            "|take .. role on|take on"
            "|pick up .. from|pick up|take .. from|succeed"
            "|follow on from|follow|supersede|inherit .. from|inherit|come after"
            "|come in .. place of"
            "|take .. place of|take .. place|come from|come out of|grow out of|step into .. shoe"
            "|absorb|fold into|fold in|swallow up|swallow|subsume|gobble up|take .. function"
            "|take .. role of|assume .. role of|assume .. function|assume|originate in|spring from"
            "|evolve from|form from|form by merge",
            "predecessor": "become|hand .. over to|hand .. to|hand over to"
            "|turn into|morph into"
            "|merge to form|combine to form|join to form|come together to form|come together as"
            "|combine into|merge into|merge with|merge|evolve into|pass to"
            "|pass .. to|move into|give way to|precede|lead to"
            "|come before|go before|transfer .. to|fold into|roll into|go into|split into"
            "|break up into"
            "|amalgamate with|amalgamate into|amalgamate|integrate into|pass on to|make way for"
            "|get swallowed by|develop into|move .. to|go to|land|end up",
        },
        nouns={
            "successor": "successor|replacement|successor body|heir|successor organisation",
            "predecessor": "predecessor|forerunner|precursor|predecessor body|origin"
            "|predecessor organisation|root|antecedent",
        },
        topics="succession|merger",
        things=("predecessor", "successor"),
    ),
}
"""The types of lines by their words. Mandates have rules of their own: they are made in steps."""

ASPECTS: Final[dict[str, str]] = {
    "began": "begin|start|establish|create|creation|founded|foundation|set up|launch"
    "|come into being|come into existence|come to life|introduce|form|formation|born|birth|open"
    "|come about|arise|constitute|inception|start life|start work|start operating|go live"
    "|come into force|take effect|commence|kick off|up and running|establishment|designate"
    "|authorise|emerge|start date|come on stream|become operational|first appear"
    "|come on scene|get going|go",
    "ended": "pull plug on|pull plug|end|abolish|abolition|close|closure|dissolve|dissolution"
    "|disband|scrap|cease|stop"
    "|wind up|wind down|shut|shut down|disappear|die|last|finish|demise|axe|kill off|abandon|cull"
    "|stop exist|cease to exist|go out of existence|cease existing|come to end|end date|bin"
    "|get rid of|do away"
    "|put out of misery|switch off|stand down|close down|break up|repeal|vanish|go",
    "renamed": "rename|change .. name|name change|new name|rebrand|change of name|relabel"
    "|get new name"
    "|switch name|adopt .. name|take .. name|known as|call",
    "name": "new name|legal name|call|name|known as|title|old name|former name|original name"
    "|previous name"
    "|full name|earlier name|legal name|previously known as|formerly known as|brand"
    "|real name|proper name|official name|correct name"
    "|later name|present name|current name|subsequent name|newer name|name later|name now",
    "parts": "make up of|make of|consist of|comprise|component|part|element",
    "short": "stand for|short for|abbreviation|acronym|initials|in full|full name|mean|expand",
    "legal_form": "own right"
    "|legal body|legal form|legal status|status in law|legal entity|kind of body"
    "|sort of body"
    "|type of body|kind of organisation|type of organisation|sort of organisation|form in law"
    "|status|legally|constitutional status|statutory body|legal nature|legal identity|in law"
    "|legal existence|statutory power|legal power|kind of thing|legal personality"
    "|statutory status|legal person|legal standing|constitution|statutory footing",
    "legal_basis": "law|act|enactment|statute|legislation"
    "|section|regulation|order|legal basis|basis|power"
    "|provision|instrument|statutory instrument|schedule|statutory basis|legal authority"
    "|legal power"
    "|which law|clause|directions|statutory power|legal footing|statutory footing|footing"
    "|underpin|legal underpinning",
    "exists": "exist|around|in existence|there|alive|in being|in place|still|still going"
    "|still around"
    "|operate",
    "chain": "chain|line of account|line of accountability|line of command|up to parliament"
    "|hierarchy|ladder|up to"
    "|chain of command|chain of accountability|up to minister|line from|reporting chain|up to top",
    "changes": "change|differ|difference|alter|reform|reorganise|restructure|reorganisation"
    "|shake up|move|new"
    "|overhaul|shake",
    "happened": "happen|take place|go on|occur|event|development|milestone|key date",
    "history": "earlier and later|before and after|predecessor and successor"
    "|history|story|background|biography|timeline|chronology|life|evolution|trace"
    "|evolve|over the year|over time|track",
    "mandate": "mandate",
    "about": "purpose|serve|role|function|job|remit|duty|responsibility|point of|point|explain"
    "|describe|definition|define|tell about|about|overview|summary|responsible for|task|aim"
    "|mission|meaning|stand for|supposed to do|meant to do|mean to do|intend to do|there for",
    "lasted": "how long|how many year|how many month"
    "|last|exist|survive|duration|life|lifespan|run for|go on for|in post|serve"
    "|stay",
    "reason": "why|reason|rationale|cause|justify|justification|explain|how come|what lead to",
    "ties": "relationship|relation|relate|connection|connect|link|tie|tied|dealing|deal|interact"
    "|interaction|interplay|associate|association|do with|to do with|do for|role|hand|involve"
    "|involvement|hook up|related|sit with|get on|contact|bond|bind|part .. play|role .. play"
    "|hand .. play|relate to each other|to each other|to one another",
    "difference": "difference|differ|distinguish|distinction|versus|vs|compare|comparison|contrast"
    "|tell apart|same as|same thing|as opposed to",
    "amount": "how much|amount|budget|size|sum|total|cost|allocation|income|worth|spend|expenditure"
    "|money|fund|finance|grant|limit|receive|get|figure|pot|spending|pound|value|big|large|give|pay"
    "|settlement|allowance",
    "count": "how many|number of|count|how many .. left|how many .. remain|remain|total number"
    "|number|tally|many|number .. fall|number .. rise|number .. grow|number .. drop"
    "|number .. change|number .. shrink",
    "post": "in office|office|post|job|position|role|title|hold|incumbent|in post|serve|serve as"
    "|serve in|spell|stint|tenure",
    "plans": "plan|propose|announce|intend|proposal|announcement|promise|recommend|suggest|meant to"
    "|mean|going to|supposed to|due|be to|recommendation|pledge|want|deadline|commit|intention|aim"
    "|originally|schedule|expect|plan to|set to|should|vision|target|ambition|consultation"
    "|bill|draft",
    "outcome": "fate"
    "|carry out|bring in|put in practice|put into practice|become of|come of|happen to"
    "|abandon|never|drop|take effect|go ahead|come about|happen"
    "|meet|deliver|come true|actually|materialise|come|fulfil|implement|shelve|honour|keep|realise"
    "|miss|fail|stick|turn out|appear",
    "developed": "develop|write|draft|prepare|draw up|produce|devise",
    "signed": "sign off|sign",
    "approved": "approve|okay|agree|approval|ok|clear|endorse|ratify",
    "late": "late|delay|overdue|behind time|behind schedule|after .. year .. begin"
    "|after .. year .. start",
    "in_time": "on time|in time|before .. year|before .. financial year|before .. start"
    "|before .. begin|in advance",
    "published": "publish|issue|publication|come out|release|appear|lay|out|date|put out"
    "|put .. out|bring out|publisher",
    "led": "lead|head|in charge|run|boss|top|leader|at the helm|helm|direct|chief|top job"
    "|in control"
    "|charge|head up|at top|figurehead|man|woman|captain",
    "took": "take over|become|take up|take office|begin|start|appoint|join|come in|take charge"
    "|arrive"
    "|get .. job|get .. post|take .. job|take the helm|take .. helm|assume office|step in|enter"
    "|bring in|assume|sworn in|name|elevate|promote|hire|recruit",
    "left": "leave|come out of|come out|hand over|bow out|step aside"
    "|be off|step down|resign|retire|quit|depart|go|stand down|give up|end|finish"
    "|cease|lose .. job"
    "|departure|resignation|retirement|exit|move on|stop being|stop",
    "after": "succeed|replace|follow|after|take over from|come after|come next|successor|next"
    "|take over|replacement|step into|fill .. shoe",
    "before": "precede|before|predecessor|come before|previous|go before|earlier",
    "listed": "list|name|give|which|what|all|every|show|identify",
}
"""What is asked of a body, a person or a plan beside its lines, each by its words."""
