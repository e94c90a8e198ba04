using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Schema;

/// <summary>Metadata is not trusted: what is wrong with a file is said with its name and line, and nothing of it is used.</summary>
public sealed class WrongMetadataTests : RecordTests
{
    private const string Field = "Account/fields/Tier__c.field-meta.xml";
    private const string Described = "Account.describe.json";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { Field, "", "Tier__c.field-meta.xml(1): the file is not valid XML" },
        { Field, "<CustomField>\n<fullName>Tier__c</fullName>", "Tier__c.field-meta.xml(2): the file is not valid XML" },
        { Field, "<CustomField>\n<a></b></CustomField>", "Tier__c.field-meta.xml(2): the file is not valid XML" },
        { Field, "<!DOCTYPE CustomField [<!ENTITY a \"Tier__c\">]>\n<CustomField><fullName>&a;</fullName></CustomField>", "Tier__c.field-meta.xml(1): the file is not valid XML: For security reasons DTD is prohibited" },
        { Field, "<!DOCTYPE CustomField SYSTEM \"file:///etc/passwd\">\n<CustomField/>", "Tier__c.field-meta.xml(1): the file is not valid XML: For security reasons DTD is prohibited" },
        { Field, "<!-- a -->\n\n<!DOCTYPE CustomField>\n<CustomField/>", "Tier__c.field-meta.xml(3): the file is not valid XML" },
        { Field, "<CustomObject/>", "Tier__c.field-meta.xml(1): expected <CustomField>, found <CustomObject>" },
        { Field, "<CustomField>\n  <type>Text</type></CustomField>", "Tier__c.field-meta.xml(1): the field has no <fullName>" },
        { Field, "<CustomField>\n  <fullName>Tier c</fullName></CustomField>", "Tier__c.field-meta.xml(2): 'Tier c' is not the API name of a field" },
        { Field, "<CustomField>\n  <fullName>Tier__c</fullName>\n  <length>-1</length></CustomField>", "Tier__c.field-meta.xml(3): '-1' is not a valid length" },
        { Field, Nested("<a>", "</a>", 65), "Tier__c.field-meta.xml(1): elements are nested more than 64 levels deep" },
        { Field, "<CustomField>" + new string(' ', 4 * 1024 * 1024) + "</CustomField>", "Tier__c.field-meta.xml: the file is larger than 4 MiB" },
        { "Tier__c.field-meta.xml", "<CustomField/>", "Tier__c.field-meta.xml: the file of a field must be in the folder 'fields' of its object" },
        { "Account/Tier__c.field-meta.xml", "<CustomField/>", "a field must be in the folder 'fields' of its object" },
        { "Acc ount.object-meta.xml", "<CustomObject/>", "Acc ount.object-meta.xml: the file name does not contain a valid object name" },
        { "Account.object-meta.xml", "<CustomField/>", "Account.object-meta.xml(1): expected <CustomObject>, found <CustomField>" },
        { "Account.object-meta.xml", "<CustomObject>\n<fields/></CustomObject>", "Account.object-meta.xml(2): the field has no <fullName>" },
        { Described, "", "Account.describe.json(1): the file is not valid JSON" },
        { Described, "{\"name\":\n\"Account\",}", "Account.describe.json(2): the file is not valid JSON" },
        { Described, "[]", "Account.describe.json(1): the file is not a description" },
        { Described, "{\"name\":5}", "Account.describe.json(1): the file is not a description" },
        { Described, "{\"name\":\"Account\"}", "Account.describe.json(1): the file is not the description of one object" },
        { Described, "{\"name\":\"Account\",\"fields\":[{\"name\":\"A\",\"type\":\"string\"},{\"name\":\"B\"}]}", "Account.describe.json: fields[1] needs a 'name' and a 'type'" },
        { Described, "{\"name\":\"Account\",\"fields\":[5]}", "Account.describe.json: fields[0] needs a 'name' and a 'type'" },
        { Described, "{\"name\":\"Account\",\"fields\":" + new string('[', 64) + new string(']', 64) + "}", "Account.describe.json(1): the file is not valid JSON" },
        { "Account.xml", "<CustomObject/>", "Account.xml: the file is neither *.object-meta.xml nor" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_file_is_refused_with_its_name_and_line(string name, string text, string message)
    {
        var org = await StartAsync();
        var error = Assert.Throws<InvalidDataException>(() => org.AddMetadata(name, text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Null((await CallAsync(org, HttpMethod.Get, Data + "sobjects/Account/describe")).Answer!.AsArray()[0]!["fields"]);
    }

    [Theory]
    [InlineData("<CustomField>\n  <fullName>Tier__c</fullName><type>Hologram</type></CustomField>")]
    [InlineData("<CustomField><fullName>Tier__c</fullName><unknown><a/></unknown></CustomField>")]
    [InlineData("\uFEFF<CustomField xmlns=\"any\"><fullName> Tier__c\n</fullName></CustomField>")]
    public async Task A_file_with_unknown_parts_is_accepted(string text)
    {
        var org = await StartAsync();
        org.AddMetadata(Field, text);
        org.SetRecord("Account", Acme, new { Tier__c = 5 });
        Assert.Equal("anyType", (await GetAsync(org, "sobjects/Account/describe"))["fields"]!.AsArray().Single(field => field!["name"]!.GetValue<string>() == "Tier__c")!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_may_be_as_deep_and_as_long_as_the_limits()
    {
        var org = await StartAsync();
        org.AddMetadata(Field, "<CustomField><fullName>Tier__c</fullName>" + Nested("<a>", "</a>", 63) + "</CustomField>");
        var (head, tail) = ("<CustomField><fullName>Rank__c</fullName><!--", "--></CustomField>");
        org.AddMetadata(Field, head + new string('x', (4 * 1024 * 1024) - head.Length - tail.Length) + tail);
    }

    [Fact]
    public async Task A_folder_is_read_with_its_subfolders()
    {
        var folder = Directory.CreateTempSubdirectory("metadata");
        try
        {
            Write(folder, "force-app/objects/Order__c/Order__c.object-meta.xml", Metadata.Object());
            Write(folder, "force-app/objects/Order__c/fields/Total__c.field-meta.xml", Metadata.Field("Total__c", "Number"));
            Write(folder, "force-app/classes/Order.cls", "class Order {");
            Write(folder, "saved/Account.describe.json", """{"name":"Account","fields":[{"name":"Name","type":"string"}]}""");
            var org = await StartAsync();
            await org.AddMetadataAsync(folder.FullName, Cancel);
            Assert.Equal("", await FoundAsync(org, "SELECT Id, Total__c FROM Order__c"));
            AssertError("INVALID_FIELD", "'Sum__c'", await QueryAsync(org, "SELECT Sum__c FROM Order__c"));
            AssertError("INVALID_FIELD", "'Phone'", await QueryAsync(org, "SELECT Phone FROM Account"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Of_a_folder_with_a_wrong_file_nothing_is_used()
    {
        var folder = Directory.CreateTempSubdirectory("metadata");
        try
        {
            var org = await StartAsync();
            Assert.Contains("contains no metadata", (await Assert.ThrowsAsync<InvalidDataException>(() => org.AddMetadataAsync(folder.FullName, Cancel))).Message, StringComparison.Ordinal);
            Write(folder, "A__c.object-meta.xml", Metadata.Object());
            Write(folder, "B__c.object-meta.xml", "<CustomObject>\n<a>");
            Assert.Contains("B__c.object-meta.xml(2)", (await Assert.ThrowsAsync<InvalidDataException>(() => org.AddMetadataAsync(folder.FullName, Cancel))).Message, StringComparison.Ordinal);
            AssertError("INVALID_TYPE", "'A__c'", await QueryAsync(org, "SELECT Id FROM A__c"));
            File.Delete(Path.Combine(folder.FullName, "B__c.object-meta.xml"));
            await org.AddMetadataAsync(folder.FullName, Cancel);
            Assert.Equal("", await FoundAsync(org, "SELECT Id FROM A__c"));
            await Assert.ThrowsAsync<DirectoryNotFoundException>(() => org.AddMetadataAsync(Path.Combine(folder.FullName, "missing"), Cancel));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Nested(string open, string close, int times) =>
        string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times));
}
