{{!What people added in their own words, alike together.}}
<h1>[[satisfaction.words.title]]</h1>
<p class="lead">[[satisfaction.words.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[satisfaction.words.empty]]</p></div>{{/EMPTY}}
{{#GROUP}}<section class="panel"><h2>{{HOW_MANY}}</h2>
{{#WORD}}<blockquote class="said">{{TEXT}}</blockquote><p class="muted">{{ABOUT}}</p>
{{/WORD}}</section>{{/GROUP}}
