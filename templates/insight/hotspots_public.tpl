{{!Hot spots for everybody: five published cases or more, and somebody is at it.}}
<h1>[[hotspots.public.title]]</h1>
<p class="lead">[[hotspots.public.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[hotspots.public.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2>{{WHAT}}</h2><p>{{WHERE}}</p>
<p class="muted">[[hotspots.since]] {{SINCE}} · {{PUBLISHED}}</p><p class="tags">{{>parts/tag}}</p></li>
{{/ROW}}</ul>
<p class="muted">[[hotspots.public.note]]</p>
