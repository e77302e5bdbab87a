{{!All public works.}}
<h1>[[works.title]]</h1>
<p class="lead">[[works.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[works.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="/works/{{CODE}}">{{TITLE}}</a></h2><p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p><p>{{PLACE}} · {{COMMUNE}}</p><p>{{PERCENT}}</p></li>
{{/ROW}}</ul>
