{{!Boards of supervision.}}
<h1>[[boards.title]]</h1>
<p class="lead">[[boards.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[boards.empty]]</p></div>{{/EMPTY}}
<ul class="cards">{{#ROW}}<li class="card"><h2><a href="/boards/{{CODE}}">{{NAME}}</a></h2><p>{{KIND}}</p><p>{{COMMUNE}} · {{WHEN}}</p></li>
{{/ROW}}</ul>
