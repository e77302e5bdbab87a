{{!Recovery codes, shown once.}}
<h1>[[staff.recovery.title]]</h1>
<p class="lead">[[staff.recovery.lead]]</p>
<section class="panel" aria-label="[[staff.recovery.title]]">
<ul>{{#RECOVERY}}<li><span class="code__text">{{RECOVERY_CODE}}</span></li>
{{/RECOVERY}}</ul>
</section>
<p class="actions"><button class="button button--plain" type="button" data-print hidden data-needs-script>[[site.print]]</button>
<a class="button" href="/staff/account">[[staff.recovery.kept]]</a></p>
