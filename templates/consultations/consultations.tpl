{{!All consultations and open calls.}}
<h1>[[consult.title]]</h1>
<p class="lead">[[consult.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[consult.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="/consultations/{{CODE}}">{{TITLE}}</a></h2>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p><p>{{SUBJECT}}</p><p>{{COMMUNE}} · {{WHEN}}</p></li>
{{/ROW}}</ul>
<p><a href="/opinions">[[consult.track.link]]</a></p>
