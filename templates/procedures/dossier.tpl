{{!One dossier for officers.}}
<p class="step"><a href="/staff/dossiers">← [[procedures.queue.title]]</a></p>
<h1>{{NAME}}</h1>
<p class="tags"><span class="code__text">{{CODE}}</span> {{>parts/tag}} {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{#OF_STEP}}[[procedures.left.step]] {{/OF_STEP}}{{LEFT_TEXT}}</span>{{/LEFT}}</p>
{{>parts/errors}}
{{#NEW}}<div class="notice notice--done"><p>{{NEW_TEXT}}</p><p>[[procedures.code]]: <strong id="code">{{CODE}}</strong> · [[meetings.visit.secret]]: <span class="secret" id="secret">{{SECRET}}</span></p></div>{{/NEW}}
{{#APOLOGY}}<div class="notice notice--warn"><p><a href="{{APOLOGY_HREF}}">[[procedures.apology.title]]: {{APOLOGY_STATE}}</a> · [[procedures.apology.new]]: {{APOLOGY_DAY}}</p></div>{{/APOLOGY}}
<div class="split"><div>
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[procedures.dossier]]</h2>
{{#DUE}}<p>[[procedures.due]] <strong>{{DUE_DATE}}</strong></p>
<details class="why"><summary>[[procedures.due.why]]</summary><ul>{{#REASON}}<li>{{TEXT}}</li>{{/REASON}}</ul></details>{{/DUE}}
<dl class="facts">{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/FACT}}</dl>
<h3>[[procedures.papers.given]]</h3>
<ul>{{#PAPER_GIVEN}}<li>{{TEXT}}</li>{{/PAPER_GIVEN}}{{#FILE}}<li><a href="{{FILE_HREF}}">{{FILE_NAME}}</a> ({{FILE_SIZE}})</li>{{/FILE}}</ul>
</section>
{{#CONTROL}}<section class="panel" aria-labelledby="sheet-head">
<h2 id="sheet-head">[[procedures.sheet]]</h2>
{{>parts/control_sheet}}
</section>{{/CONTROL}}
</div><div>
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[staff.case.actions]]</h2>
{{#NO_ACTIONS}}<p class="muted">[[procedures.act.none]]</p>{{/NO_ACTIONS}}
{{#CHECK}}<form class="form" method="post" action="/staff/dossier/{{CODE}}/{{CHECK_ACTION}}">{{>parts/csrf}}
{{>parts/checklist}}
<p class="actions"><button class="button" type="submit">{{CHECK_NAME}}</button></p></form>{{/CHECK}}
{{#PASS}}<form class="form" method="post" action="/staff/dossier/{{CODE}}/pass">{{>parts/csrf}}
<p>[[procedures.act.next]] <strong>{{NEXT_STEP}}</strong> ({{NEXT_UNIT}})</p>
{{>parts/input field="pass_words" label="[[procedures.act.note]]" max="300" optional="1"}}
<p class="actions"><button class="button" type="submit">[[procedures.act.pass]]</button></p></form>{{/PASS}}
{{#FINISH}}<form class="form" method="post" action="/staff/dossier/{{CODE}}/finish">{{>parts/csrf}}
{{>parts/input field="result_no" label="[[procedures.result_no]]" size="medium" max="60" optional="1"}}
<p class="actions"><button class="button" type="submit">[[procedures.act.finish]]</button></p></form>{{/FINISH}}
{{#HAND}}<form class="form" method="post" action="/staff/dossier/{{CODE}}/hand">{{>parts/csrf}}
{{>parts/radios field="to" label="[[procedures.handed_to]]"}}
<p class="actions"><button class="button" type="submit">[[procedures.act.hand]]</button></p></form>{{/HAND}}
{{#SUPPLEMENT}}<details class="why" id="do-supplement"><summary>[[procedures.act.supplement]]</summary>
<form class="form" method="post" action="/staff/dossier/{{CODE}}/supplement">{{>parts/csrf}}
{{>parts/textarea field="supplement_words" label="[[procedures.words.supplement]]" hint="[[procedures.act.supplement.hint]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[procedures.act.supplement]]</button></p></form></details>{{/SUPPLEMENT}}
{{#REFUSE}}<details class="why" id="do-refuse"><summary>[[procedures.act.refuse]]</summary>
<form class="form" method="post" action="/staff/dossier/{{CODE}}/refuse">{{>parts/csrf}}
{{>parts/select field="ground" label="[[procedures.ground]]" empty="[[send.choose]]"}}
{{>parts/textarea field="refuse_words" label="[[procedures.words.refused]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[procedures.act.refuse]]</button></p></form></details>{{/REFUSE}}
{{#STOP}}<details class="why" id="do-stop"><summary>[[procedures.act.stop]]</summary>
<form class="form" method="post" action="/staff/dossier/{{CODE}}/stop">{{>parts/csrf}}
{{>parts/textarea field="stop_words" label="[[procedures.words.stopped]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[procedures.act.stop]]</button></p></form></details>{{/STOP}}
</section>
<section class="panel" aria-labelledby="forms-head">
<h2 id="forms-head">[[procedures.forms]]</h2>
{{#NO_LETTERS}}<p class="muted">[[procedures.forms.none]]</p>{{/NO_LETTERS}}
<ul>{{#LETTER}}<li><a href="{{LETTER_HREF}}">{{LETTER_NAME}}</a>, {{LETTER_DATE}} <span class="tag tag--{{LETTER_LOOK}}">{{LETTER_STATE}}</span></li>
{{/LETTER}}</ul>
{{#PRINT}}<form method="post" action="/staff/dossier/{{CODE}}/form/{{KIND_KEY}}" target="_blank">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[procedures.print]] {{KIND_NAME}}</button></p></form>
{{/PRINT}}
{{#DRAFT}}<form method="post" action="/staff/letter/new">{{>parts/csrf}}<input type="hidden" name="room" value="dossier"><input type="hidden" name="subject" value="{{SUBJECT}}"><input type="hidden" name="kind" value="{{KIND_KEY}}"><input type="hidden" name="language" value="vi">
<p class="actions"><button class="button button--plain" type="submit">[[staff.letters.draft]] {{KIND_NAME}}</button></p></form>
{{/DRAFT}}
</section>
<section class="panel" id="person-box" aria-labelledby="person-head">
<h2 id="person-head">[[procedures.applicant]]</h2>
{{#PERSON}}<dl class="facts"><div><dt>[[send.name]]</dt><dd>{{PERSON_NAME}}</dd></div><div><dt>[[staff.desk.id_number]]</dt><dd>{{ID_NUMBER}}</dd></div><div><dt>[[staff.desk.address]]</dt><dd>{{ADDRESS}}</dd></div><div><dt>[[meetings.reach]]</dt><dd>{{REACH}}</dd></div></dl>{{/PERSON}}
{{#OPEN_PERSON}}<p class="muted">[[meetings.visitor.text]]</p>
<form class="form" method="post" action="/staff/dossier/{{CODE}}/person">{{>parts/csrf}}
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/input field="person_words" label="[[meetings.visitor.words]]" max="300" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.visitor.open]]</button></p></form>{{/OPEN_PERSON}}
</section>
</div></div>
