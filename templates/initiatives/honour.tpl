{{!The roll of honour.}}
<p class="step"><a href="/models">← [[models.title]]</a></p>
<h1>[[models.honour.title]]</h1>
<p class="lead">[[models.honour.lead]]</p>
<form class="filters" method="get" action="/models/honour">
{{>parts/select field="year" label="[[initiatives.column.year]]"}}
{{>parts/select field="level" label="[[models.level]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[models.honour.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{TITLE}}</a></h2>
{{#NAME}}<p><strong>{{PUBLIC_NAME}}</strong></p>{{/NAME}}
<p class="tags"><span class="tag tag--done">{{FORM}}</span></p>
<p>{{KIND}} · {{UNIT}}</p><p class="muted">{{DECISION}}</p></li>
{{/ROW}}</ul>
