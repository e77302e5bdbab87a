{{!One published model or exemplar.}}
<p class="step"><a href="/models">← [[models.title]]</a> · {{KIND}} · {{FIELD}}</p>
<h1>{{TITLE}}</h1>
{{#NAME}}<p class="lead">{{PUBLIC_NAME}}</p>{{/NAME}}
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
{{#COPIES}}<p><strong>{{COPIES_TEXT}}</strong></p>{{/COPIES}}
<ul class="photos">{{#PHOTO}}<li><a href="{{PHOTO_HREF}}"><img src="{{PHOTO_HREF}}" alt="{{PHOTO_ALT}}" loading="lazy"></a></li>
{{/PHOTO}}</ul>
<div class="split split--main">
<div>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[models.story]]</h2>
{{#STORY_OTHER}}<p class="muted">[[models.story.other]]</p>{{/STORY_OTHER}}
<p class="timeline__text" lang="{{STORY_LANGUAGE}}">{{STORY}}</p>
</section>
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[models.facts]]</h2>
<dl class="facts">
<div><dt>[[initiatives.column.unit]]</dt><dd>{{UNIT}}</dd></div>
{{#FACT}}<div><dt>{{FACT_LABEL}}</dt><dd class="timeline__text">{{FACT_TEXT}}</dd></div>
{{/FACT}}
</dl>
</section>
</div>
<div>
<section class="panel" aria-labelledby="years-head">
<h2 id="years-head">[[models.years]]</h2>
<dl class="facts">{{#YEAR_LINE}}<div><dt>{{YEAR_NUMBER}}</dt><dd>{{YEAR_RESULT}}{{#YEAR_LEVEL}}<br>{{LEVEL_NAME}}{{/YEAR_LEVEL}}</dd></div>
{{/YEAR_LINE}}</dl>
</section>
<section class="panel" aria-labelledby="where-head">
<h2 id="where-head">[[models.where]]</h2>
{{#WHERE}}<p>{{PLACE}}</p>{{/WHERE}}
{{#POINT}}<div class="map" data-map="point" data-at="{{AT}}" data-label="[[models.where]]" hidden></div>{{/POINT}}
{{#SPREAD}}<p><a href="/models/{{CODE}}/spread">[[models.spread.title]]</a></p>{{/SPREAD}}
<p><a href="/models/{{CODE}}/card">[[models.card]]</a></p>
<p class="muted"><a href="{{HREF}}">{{CODE}}</a> · {{YEAR}}</p>
</section>
</div>
</div>
