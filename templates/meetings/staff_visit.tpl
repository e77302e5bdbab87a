{{!One visit for officers: register, refusal, conclusion, answer.}}
<p class="step"><a href="/staff/reception">← [[meetings.staff.title]]</a></p>
<h1 class="code__text">{{CODE}}</h1>
<p class="tags">{{>parts/tag}} {{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span>{{/LEFT}}</p>
{{>parts/errors}}
{{#NEW}}<div class="notice notice--done"><p>[[meetings.entry.kept]]</p><p>[[meetings.visit.code]]: <strong id="code">{{CODE}}</strong> · [[meetings.visit.secret]]: <span class="secret" id="secret">{{SECRET}}</span></p></div>{{/NEW}}
<div class="split"><div>
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[meetings.words]]</h2>
<blockquote class="said">{{WORDS}}</blockquote>
<dl class="facts">
<div><dt>[[meetings.unit]]</dt><dd>{{UNIT}}</dd></div>
{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/FACT}}
{{#CASE}}<div><dt>[[meetings.case]]</dt><dd><a href="/staff/case/{{CASE_CODE}}">{{CASE_CODE}}</a></dd></div>{{/CASE}}
</dl>
{{#CAN_BECOME}}<p class="actions"><a class="button button--plain" href="/staff/desk?visit={{CODE}}">[[meetings.become_case]]</a></p>{{/CAN_BECOME}}
</section>
<section class="panel" id="person-box" aria-labelledby="person-head">
<h2 id="person-head">[[meetings.visitor]]</h2>
{{#PERSON}}<dl class="facts"><div><dt>[[send.name]]</dt><dd>{{NAME}}</dd></div><div><dt>[[staff.desk.id_number]]</dt><dd>{{ID_NUMBER}}</dd></div><div><dt>[[staff.desk.address]]</dt><dd>{{ADDRESS}}</dd></div><div><dt>[[meetings.reach]]</dt><dd>{{REACH}}</dd></div></dl>{{/PERSON}}
{{#OPEN_PERSON}}<p class="muted">[[meetings.visitor.text]]</p>
<form class="form" method="post" action="/staff/visit/{{CODE}}/person">{{>parts/csrf}}
{{>parts/select field="purpose" label="[[vault.purpose]]" empty="[[send.choose]]"}}
{{>parts/input field="person_words" label="[[meetings.visitor.words]]" max="300" optional="1"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.visitor.open]]</button></p></form>{{/OPEN_PERSON}}
</section>
{{>parts/links_panel}}
</div><div>
<section class="panel" aria-labelledby="act-head">
<h2 id="act-head">[[staff.case.actions]]</h2>
{{#CAN_RECEIVE}}<form method="post" action="/staff/visit/{{CODE}}/receive">{{>parts/csrf}}<p class="actions"><button class="button" type="submit">[[meetings.act.receive]]</button></p></form>{{/CAN_RECEIVE}}
{{#CAN_MISS}}<form method="post" action="/staff/visit/{{CODE}}/absent">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[meetings.act.absent]]</button></p></form>{{/CAN_MISS}}
{{#CAN_CANCEL}}<form method="post" action="/staff/visit/{{CODE}}/cancel">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[meetings.visit.cancel]]</button></p></form>{{/CAN_CANCEL}}
{{#CAN_ANSWER}}<details class="why" id="do-answer" open><summary>[[meetings.act.answer]]</summary>
<form class="form" method="post" action="/staff/visit/{{CODE}}/answer">{{>parts/csrf}}
{{>parts/radios field="answer" label="[[meetings.answer]]"}}
{{>parts/textarea field="answer_words" label="[[meetings.answer.words]]" rows="4" max="20000"}}
{{>parts/input field="answer_no" label="[[meetings.answer.no]]" size="medium" max="60" optional="1"}}
<p class="actions"><button class="button" type="submit">[[meetings.act.answer]]</button></p></form></details>{{/CAN_ANSWER}}
{{#CAN_CONCLUDE}}<details class="why" id="do-conclude" open><summary>[[meetings.act.conclude]]</summary>
<form class="form" method="post" action="/staff/visit/{{CODE}}/conclude">{{>parts/csrf}}
{{>parts/textarea field="conclusion" label="[[meetings.conclusion]]" rows="4" max="20000"}}
{{>parts/input field="conclusion_no" label="[[meetings.conclusion.no]]" size="medium" max="60"}}
{{>parts/input field="resolve_by" label="[[meetings.resolve_by]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[meetings.act.conclude]]</button></p></form></details>{{/CAN_CONCLUDE}}
{{#CAN_WRITE}}<details class="why" id="do-register" open><summary>[[meetings.act.register]]</summary>
<form class="form" method="post" action="/staff/visit/{{CODE}}/register">{{>parts/csrf}}
{{>parts/select field="topic" label="[[meetings.topic]]"}}
{{>parts/input field="people" label="[[meetings.register.c7]]" mode="numeric" size="short"}}
{{>parts/input field="prior_body" label="[[meetings.register.c8]]" max="300" optional="1"}}
{{>parts/checkbox field="competent" label="[[meetings.register.c9]]"}}
{{>parts/input field="guided_to" label="[[meetings.register.c10]]" max="300" optional="1"}}
{{>parts/input field="guided_no" label="[[meetings.guided_no]]" size="medium" max="60" optional="1"}}
{{>parts/input field="handled_by" label="[[meetings.register.c11]]" max="300" optional="1"}}
{{>parts/input field="transfer_no" label="[[meetings.transfer_no]]" size="medium" max="60" optional="1"}}
{{>parts/textarea field="result" label="[[meetings.register.c12]]" rows="2" max="1000" optional="1"}}
{{>parts/textarea field="note" label="[[meetings.register.c13]]" rows="2" max="1000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[meetings.act.register]]</button></p></form></details>{{/CAN_WRITE}}
{{#CAN_REFUSE}}<details class="why" id="do-refuse" open><summary>[[meetings.act.refuse]]</summary>
<form class="form" method="post" action="/staff/visit/{{CODE}}/refuse">{{>parts/csrf}}
{{>parts/select field="ground" label="[[meetings.ground]]" empty="[[send.choose]]"}}
{{>parts/textarea field="refusal_words" label="[[meetings.refusal.words]]" rows="3" max="1000"}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.act.refuse]]</button></p></form></details>{{/CAN_REFUSE}}
{{#CAN_SEND_REFUSAL}}<form class="form" method="post" action="/staff/visit/{{CODE}}/refusal">{{>parts/csrf}}
{{>parts/input field="refusal_no" label="[[meetings.refusal.no]]" size="medium" max="60"}}
<p class="actions"><button class="button" type="submit">[[meetings.act.send_refusal]]</button></p></form>{{/CAN_SEND_REFUSAL}}
</section>
</div></div>
