{{!A new officer.}}
<p class="step"><a href="/staff/officers">← [[officers.title]]</a></p>
<h1>[[officers.new]]</h1>
<p class="lead">[[officers.new.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/officers/new">{{>parts/csrf}}
{{>parts/input field="name" label="[[officers.name]]" hint="[[officers.name.hint]]" complete="off" max="120"}}
{{>parts/input field="login" label="[[officers.login]]" hint="[[officers.login.hint]]" size="medium" complete="off" max="64"}}
{{>parts/select field="unit" label="[[officers.unit]]" empty="[[send.choose]]"}}
{{>parts/input field="title_vi" label="[[officers.title_vi]]" complete="off" max="200"}}
{{>parts/input field="title_en" label="[[officers.title_en]]" complete="off" max="200" optional="1"}}
{{>parts/checkbox field="head" label="[[officers.head]]" hint="[[officers.head.hint]]"}}
{{>parts/input field="valid_from" label="[[officers.valid_from]]" hint="[[officers.today.hint]]" type="date" size="medium" optional="1"}}
<p class="actions"><button class="button" type="submit">[[officers.add]]</button></p>
</form>
