{{!Everything about a case, with its list of contents. Filled by pages/casework/file.cc.}}
<nav class="panel contents" aria-labelledby="contents-head"><h2 id="contents-head">[[file.contents]]</h2>
<ol><li><a href="#f-petition">[[file.petition]]</a></li><li><a href="#f-steps">[[file.steps]]</a></li><li><a href="#f-clocks">[[file.clocks]]</a></li><li><a href="#f-letters">[[file.letters]]</a></li><li><a href="#f-notes">[[file.notes]]</a></li><li><a href="#f-reads">[[file.reads]]</a></li><li><a href="#f-links">[[file.links]]</a></li><li><a href="#f-receipts">[[file.receipts]]</a></li></ol></nav>
<section class="panel dossier" id="f-petition"><h2>1. [[file.petition]]</h2>
<blockquote class="said">{{WORDS}}</blockquote>
<dl class="facts">{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd>{{FACT_TEXT}}</dd></div>
{{/FACT}}</dl>
{{#PETITION}}{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/PETITION}}
{{#OTHERS}}<h3>[[file.others]]</h3>{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/OTHERS}}</section>
<section class="panel dossier" id="f-steps"><h2>2. [[file.steps]]</h2>
<ol class="timeline">{{#STEP}}<li class="timeline__step"><h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when">{{STEP_TIME}} · {{STEP_BY}}</p>
{{#STEP_MORE}}<p class="timeline__text">{{STEP_TEXT}}</p>{{/STEP_MORE}}
{{#FILE}}{{>parts/stored_file}}{{/FILE}}</li>
{{/STEP}}</ol></section>
<section class="panel dossier" id="f-clocks"><h2>3. [[file.clocks]]</h2>
<dl class="facts">{{#CLOCK}}<div><dt>{{CLOCK_NAME}}</dt><dd>{{CLOCK_START}} → <span class="capital">{{CLOCK_DUE}}</span> <span class="muted">{{CLOCK_STATE}}</span>
<ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></dd></div>
{{/CLOCK}}</dl></section>
<section class="panel dossier" id="f-letters"><h2>4. [[file.letters]]</h2>
{{#NO_LETTERS}}<p>[[file.letters.none]]</p>{{/NO_LETTERS}}
{{#LETTER}}<p><a href="{{LETTER_HREF}}">{{LETTER_NAME}}</a>, {{LETTER_DATE}} – {{LETTER_STATE}}</p>
{{#SHEET}}<div class="dossier__letter">{{>parts/letter_sheet level="3"}}</div>{{/SHEET}}
{{/LETTER}}</section>
<section class="panel dossier" id="f-notes"><h2>5. [[file.notes]]</h2>
{{#NO_NOTES}}<p>[[file.notes.none]]</p>{{/NO_NOTES}}
{{#NOTE}}<blockquote class="said">{{NOTE_WORDS}}</blockquote><p class="muted">{{NOTE_BY}}</p>
{{/NOTE}}</section>
<section class="panel dossier" id="f-reads"><h2>6. [[file.reads]]</h2>
{{#NO_READS}}<p>[[file.reads.none]]</p>{{/NO_READS}}
<ul>{{#READ}}<li>{{READ_TIME}}: {{READ_WHO}} – {{READ_WHY}}</li>
{{/READ}}</ul></section>
<section class="panel dossier" id="f-links"><h2>7. [[file.links]]</h2>
{{#NO_LINKS}}<p>[[file.links.none]]</p>{{/NO_LINKS}}
{{#LINKS}}<ul>{{#LINK}}<li>{{LINK_TITLE}} – {{LINK_WORDS}}</li>
{{/LINK}}</ul>{{/LINKS}}</section>
<section class="panel dossier" id="f-receipts"><h2>8. [[file.receipts]]</h2>
<p>[[file.receipts.text]]</p>
<ol>{{#RECEIPT}}<li>{{RECEIPT_TIME}} – {{RECEIPT_STEP}}: {{RECEIPT_INDEX}}</li>
{{/RECEIPT}}</ol></section>
