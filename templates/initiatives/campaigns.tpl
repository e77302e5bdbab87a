{{!Campaigns of the pack.}}
<h1>[[models.staff.nav.campaigns]]</h1>
<p class="lead">[[models.campaigns.lead]]</p>
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="{{HREF}}">{{NAME}}</a></h2><p>{{ABOUT}}</p><p class="muted">{{COUNTS}}</p></li>
{{/ROW}}</ul>
