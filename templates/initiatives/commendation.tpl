{{!One commendation: the record, the decision, the certificate.}}
<p class="step"><a href="/staff/models/commendations">← [[models.staff.nav.commendations]]</a></p>
<h1>{{TITLE}}</h1>
<p class="tags"><span class="tag tag--{{LOOK}}">{{STATE}}</span> {{LEVEL}} · {{YEAR}}</p>
<p class="muted">{{CODE}} · {{KIND}} · {{UNIT}} · <a href="/staff/models/{{MODEL_CODE}}">{{MODEL_CODE}}</a></p>
{{>parts/errors}}
<div class="split">
<section class="panel" aria-labelledby="record-head">
<h2 id="record-head">[[models.praise.record]]</h2>
<ul>{{#CHECK}}<li><span class="tag tag--{{CHECK_LOOK}}">{{CHECK_TEXT}}</span></li>
{{/CHECK}}</ul>
<h3>[[models.praise.reason]]</h3><blockquote class="said">{{REASON}}</blockquote><p class="muted">{{PROPOSED_BY}}</p>
</section>
<section class="panel" aria-labelledby="decide-head">
<h2 id="decide-head">[[models.praise.decision]]</h2>
{{#DECIDED}}<p><strong>{{DECISION}}</strong><br>{{AWARDER}}</p>
<form class="form" method="post" action="/staff/models/commendations/{{CODE}}/certificate" target="_blank">{{>parts/csrf}}
<div class="field"><label for="who">[[models.certificate.who]] <span class="field__optional">[[site.optional]]</span></label><p class="field__hint" id="who-hint">[[models.certificate.who.hint]]</p><input id="who" name="who" class="input" maxlength="200" autocomplete="off" aria-describedby="who-hint"></div>
<fieldset class="field"><legend>[[models.certificate.layout]]</legend><div class="choices">
<div class="choice"><input type="radio" id="layout" name="layout" value="landscape" checked><label for="layout">[[models.certificate.landscape]]</label></div>
<div class="choice"><input type="radio" id="layout-1" name="layout" value="portrait"><label for="layout-1">[[models.certificate.portrait]]</label></div></div></fieldset>
<p class="actions"><button class="button" type="submit">[[models.certificate.print]]</button></p></form>{{/DECIDED}}
{{#ANSWER}}<blockquote class="said">{{ANSWER_TEXT}}</blockquote>{{/ANSWER}}
{{#MAY_DECIDE}}<form class="form" id="decide" method="post" action="/staff/models/commendations/{{CODE}}/decide">{{>parts/csrf}}
{{>parts/input field="number" label="[[models.decision.number]]" hint="[[models.decision.number.hint]]" size="medium" complete="off" max="60"}}
{{>parts/input field="dated" label="[[models.decision.dated]]" type="date" size="medium"}}
{{>parts/input field="awarder" label="[[models.decision.awarder]]" hint="[[models.decision.awarder.hint]]" complete="off" max="200"}}
<p class="actions"><button class="button" type="submit">[[models.decision.do]]</button></p></form>
<details class="why"><summary>[[models.decision.decline]]</summary><form class="form" method="post" action="/staff/models/commendations/{{CODE}}/decide">{{>parts/csrf}}<input type="hidden" name="decline" value="1">
{{>parts/textarea field="answer" label="[[models.decision.answer]]" rows="3" max="4000"}}
<p class="actions"><button class="button button--plain" type="submit">[[models.decision.decline]]</button></p></form></details>{{/MAY_DECIDE}}
</section>
</div>
