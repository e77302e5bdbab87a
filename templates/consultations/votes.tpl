{{!All votes of households.}}
<h1>[[votes.title]]</h1>
<p class="lead">[[votes.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[votes.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="/votes/{{CODE}}">{{TITLE}}</a></h2>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<p>{{COMMUNE}}</p><p>{{WHEN}}</p></li>
{{/ROW}}</ul>
