{{!The models most units copied.}}
<p class="step"><a href="/models">← [[models.title]]</a></p>
<h1>[[models.copied.title]]</h1>
<p class="lead">[[models.copied.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[models.copied.empty]]</p></div>{{/EMPTY}}
<ol class="list">{{#ROW}}<li><h2><a href="{{HREF}}">{{TITLE}}</a></h2>
{{#NAME}}<p>{{PUBLIC_NAME}}</p>{{/NAME}}
{{#COPIES}}<p><strong>{{COPIES_TEXT}}</strong></p>{{/COPIES}}
<p class="muted">{{KIND}} · {{FIELD}} · {{UNIT}} · {{YEAR}}{{#WHERE}} · {{PLACE}}{{/WHERE}} · {{CODE}}</p>
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> <a href="/models/{{CODE}}/spread">[[models.spread.title]]</a></p></li>
{{/ROW}}</ol>
