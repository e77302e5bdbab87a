{{!One reception day, and booking a slot on it.}}
<p class="step"><a href="/reception">← [[meetings.schedule.title]]</a></p>
<h1>[[meetings.book.title]]</h1>
{{#OPEN}}{{>parts/errors}}{{/OPEN}}
<section class="panel" aria-labelledby="day-head">
<h2 id="day-head">{{DAY}}, {{HOURS}}</h2>
<p>{{>parts/tag}}{{#MOVED}} {{MOVED_TEXT}}{{/MOVED}}</p>
<dl class="facts">
<div><dt>[[meetings.host]]</dt><dd>{{HOST}}</dd></div>
<div><dt>[[meetings.unit]]</dt><dd>{{UNIT}}</dd></div>
<div><dt>[[meetings.place]]</dt><dd>{{PLACE}}</dd></div>
<div><dt>[[meetings.mode]]</dt><dd>{{MODE}}</dd></div>
{{#CONTENT}}<div><dt>[[meetings.content]]</dt><dd>{{CONTENT_TEXT}}</dd></div>{{/CONTENT}}
</dl>
</section>
{{#FULL}}<div class="notice notice--warn"><p>[[meetings.book.full]]</p></div>{{/FULL}}
{{#OPEN}}<form class="form" method="post" action="/reception/day/{{CODE}}">
{{>parts/csrf}}
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[meetings.book.what]]</h2>
{{>parts/select field="slot" label="[[meetings.slot]]" empty="[[send.choose]]"}}
{{>parts/radios field="topic" label="[[meetings.topic]]"}}
{{>parts/textarea field="words" label="[[meetings.words]]" hint="[[meetings.words.hint]]" rows="5" max="4000"}}
{{>parts/input field="companions" label="[[meetings.companions]]" hint="[[meetings.companions.hint]]" size="short" mode="numeric"}}
{{>parts/input field="people" label="[[meetings.people]]" hint="[[meetings.people.hint]]" size="short" mode="numeric"}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[meetings.book.who]]</h2>
<p class="muted">[[meetings.book.who.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="name" max="120"}}
{{>parts/input field="phone" label="[[send.phone]]" hint="[[meetings.reach.hint]]" type="tel" mode="tel" size="medium" complete="tel" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" mode="email" complete="email" max="120" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="street-address" max="300" optional="1"}}
</section>
<p class="actions"><button class="button" type="submit">[[meetings.book.send]]</button></p>
</form>{{/OPEN}}
