{{!Somebody comes, or books at the desk.}}
<p class="step"><a href="/staff/reception">← [[meetings.staff.title]]</a></p>
<h1>[[meetings.entry.title]]</h1>
<p class="lead">{{UNIT}}{{#ON_DAY}} · {{DAY}}{{/ON_DAY}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/reception/visit">
{{>parts/csrf}}<input type="hidden" name="unit" value="{{UNIT_CODE}}"><input type="hidden" name="at_day" value="{{DAY_CODE}}">
<section class="panel" aria-labelledby="what-head">
<h2 id="what-head">[[meetings.book.what]]</h2>
{{#WITH_SLOT}}{{>parts/select field="slot" label="[[meetings.slot]]" empty="[[send.choose]]"}}{{/WITH_SLOT}}
{{#WITHOUT_DAY}}{{>parts/radios field="kind" label="[[meetings.kind]]"}}
{{>parts/select field="host" label="[[meetings.host]]"}}{{/WITHOUT_DAY}}
{{>parts/radios field="mode" label="[[meetings.mode]]"}}
{{>parts/radios field="topic" label="[[meetings.topic]]"}}
{{>parts/textarea field="words" label="[[meetings.words]]" rows="5" max="4000"}}
{{>parts/input field="companions" label="[[meetings.companions]]" hint="[[meetings.companions.hint]]" size="short" mode="numeric"}}
{{>parts/input field="people" label="[[meetings.people]]" hint="[[meetings.people.hint]]" size="short" mode="numeric"}}
</section>
<section class="panel" aria-labelledby="who-head">
<h2 id="who-head">[[meetings.book.who]]</h2>
<p class="muted">[[meetings.entry.who.text]]</p>
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120"}}
{{>parts/input field="id_number" label="[[staff.desk.id_number]]" complete="off" size="medium" max="20" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="off" max="300" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" complete="off" type="tel" mode="tel" size="medium" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" complete="off" mode="email" max="120" optional="1"}}
</section>
<p class="actions"><button class="button" type="submit">[[meetings.entry.send]]</button></p>
</form>
