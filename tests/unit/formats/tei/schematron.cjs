// Prints what Schematron rules find in files: node schematron.cjs MODULES RULES FILE…
// MODULES is the folder where node-schematron is installed.
const fs = require("node:fs");
const [modules, rules, ...files] = process.argv.slice(2);
const { Schema } = require(`${modules}/node-schematron`);

const schema = Schema.fromString(fs.readFileSync(rules, "utf8"));
for (const file of files)
    for (const found of schema.validateString(fs.readFileSync(file, "utf8"), {}))
        console.log(`${file}: ${found.message.trim()}`);
console.log(`${files.length} files`);
