{{!What people nominated, for the unit to check.}}
<h1>[[models.staff.nav.nominations]]</h1>
<p class="lead">[[models.nominations.lead]]</p>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[models.nominations.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2>{{CODE}}</h2>
<p class="tags"><span class="tag tag--{{LOOK}}">{{STATE}}</span> {{KIND}} · {{FIELD}} · {{UNIT}} · {{RECEIVED}}</p>
<blockquote class="said">{{WORDS}}</blockquote><p class="muted">{{PLACE}}</p>
{{#ANSWER}}<p>{{ANSWER_TEXT}}</p>{{/ANSWER}}
{{#CHECK}}{{#SEALED}}{{#CLOSED}}<form method="post" action="/staff/models/nominations/{{CODE}}/names">{{>parts/csrf}}<p class="muted">[[models.nominations.sealed]]</p><p class="actions"><button class="button button--plain button--small" type="submit">[[models.nominations.open]]</button></p></form>{{/CLOSED}}{{#PERSON}}<dl class="facts"><div><dt>[[models.nominations.about]]</dt><dd>{{PERSON_ABOUT}}</dd></div><div><dt>[[send.name]]</dt><dd>{{PERSON_NAME}}</dd></div><div><dt>[[send.phone]]</dt><dd>{{PERSON_PHONE}}</dd></div></dl>{{/PERSON}}{{/SEALED}}<details class="why"{{#OPEN}} open{{/OPEN}}><summary>[[models.nominations.check]]</summary>
<form class="form" method="post" action="/staff/models/nominations/{{CODE}}">{{>parts/csrf}}
<div class="field"><label for="answer-{{CODE}}">[[models.nominations.answer]]</label><textarea id="answer-{{CODE}}" name="answer" class="input input--area" rows="3" maxlength="2000">{{ANSWER_TYPED}}</textarea></div>
<p class="actions"><button class="button" type="submit" name="accept" value="1">[[models.nominations.accept]]</button> <button class="button button--plain" type="submit" name="accept" value="0">[[models.nominations.decline]]</button></p></form></details>{{/CHECK}}</li>
{{/ROW}}</ul>
