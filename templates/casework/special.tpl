{{!Crowds, bypassed levels, what drags on.}}
<h1>[[staff.special.title]]</h1>
<p class="lead">[[staff.special.lead]]</p>
{{#LIST}}<section class="panel" aria-labelledby="{{LIST_ID}}-head">
<h2 id="{{LIST_ID}}-head">{{LIST_TITLE}}</h2>
<p class="muted">{{LIST_TEXT}}</p>
{{#EMPTY}}<p>[[staff.special.none]]</p>{{/EMPTY}}
<ul>{{#ROW}}<li><a href="/staff/case/{{CODE}}">{{CODE}}</a> {{KIND}}, {{STATE}}, {{UNIT}}, {{RECEIVED}}{{#PEOPLE}} <strong>{{PEOPLE_TEXT}}</strong>{{/PEOPLE}}{{#PAPER}} ({{PAPER_TEXT}}){{/PAPER}}</li>
{{/ROW}}</ul>
</section>{{/LIST}}
