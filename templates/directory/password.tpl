{{!A password that is said once.}}
<h1>[[officers.password.title]]</h1>
<p class="lead">[[officers.password.lead]]</p>
<section class="panel" aria-label="[[officers.password.title]]">
<dl class="facts"><div><dt>[[officers.name]]</dt><dd>{{NAME}}</dd></div>
<div><dt>[[officers.login]]</dt><dd>{{LOGIN}}</dd></div>
<div><dt>[[officers.password]]</dt><dd><span class="code__text">{{PASSWORD}}</span></dd></div></dl>
</section>
<p class="actions"><button class="button button--plain" type="button" data-print hidden data-needs-script>[[site.print]]</button>
<a class="button" href="/staff/officers/{{ID}}">[[officers.password.told]]</a></p>
