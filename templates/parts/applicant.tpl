{{!Who applies and how to tell them; filled by pages::fill_person.}}
{{>parts/input field="name" label="[[send.name]]" complete="off" max="120"}}
{{>parts/input field="id_number" label="[[staff.desk.id_number]]" complete="off" size="medium" max="20" optional="1"}}
{{>parts/input field="address" label="[[staff.desk.address]]" complete="off" max="300" optional="1"}}
{{>parts/input field="phone" label="[[send.phone]]" complete="off" type="tel" mode="tel" size="medium" optional="1"}}
{{>parts/input field="email" label="[[send.email]]" complete="off" mode="email" max="120" optional="1"}}
{{>parts/select field="notify" label="[[procedures.notify]]"}}
{{>parts/checkbox field="no_letters" label="[[procedures.letters.opt_out]]" hint="[[procedures.letters.opt_out.hint]]"}}
