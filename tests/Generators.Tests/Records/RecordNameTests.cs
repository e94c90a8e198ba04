using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Tests.Analyzers;
using TypedStreaming.Generators.Tests.Testing;
using TypedStreaming.Tool.Generate;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>No name of a field, a record or a namespace that <c>tse generate</c> accepts makes the record wrong.</summary>
public sealed class RecordNameTests
{
    private static readonly Described Thing = Described.Whole("Thing__c");

    /// <summary>The names that the files of all kinds of events refer to: types, attributes and namespaces, each with and without its suffix.</summary>
    public static TheoryData<string> UsedNames
    {
        get
        {
            var texts = new[] { Thing.Text(EventKindModel.ChangeEvent), Described.Whole("Thing__e").Text(EventKindModel.PlatformEvent), Thing.Text("SELECT Id, F_picklist__c, F_multipicklist__c, F_date__c, F_json__c FROM Thing__c") };
            var words = texts.SelectMany(static text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens())
                .Where(static token => token.IsKind(SyntaxKind.IdentifierToken) && char.IsUpper(token.ValueText[0])).Select(static token => token.ValueText).Distinct(StringComparer.Ordinal);
            return [.. words.SelectMany(static word => (string[])[word, word + "Attribute"]).Where(static word => CSharpNames.ReasonAgainst(word) is null)];
        }
    }

    [Fact]
    public void The_members_of_every_record_are_those_of_the_compiler()
    {
        var record = CSharpCompilation.Create("a", [CSharpSyntaxTree.ParseText("public partial record Thing;", cancellationToken: TestContext.Current.CancellationToken)], EventCompilation.References, EventCompilation.Options)
            .GetTypeByMetadataName("Thing")!;
        var names = record.GetMembers().Concat(record.BaseType!.GetMembers()).Where(static member => member.CanBeReferencedByName || member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Destructor })
            .Select(static member => member.Name).Append("Clone"); // A record cannot have a member Clone.
        Assert.Equal(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), RecordMembers.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Fields_with_the_names_of_members_compile_and_have_the_names_that_the_compiler_derives()
    {
        var fields = RecordMembers.All.Concat(["Deconstruct", "get_Value", "set_Value", "add_Value", "remove_Value", "Item", "op_Addition", "op_Implicit", "Invoke", "Main"]).ToList();
        var described = Described.Of("Thing__e", "Thing", fields.Select(static name => Described.Field(name + "__c", "string", name)));
        var text = described.Text(EventKindModel.PlatformEvent);
        Assert.Empty(EventCompilation.OfProgram(text).Problems());
        var run = await AnalyzerRun.OfOrgAsync([described.File], "[TypedStreaming.PlatformEvent(\"/event/Thing__e\")] public partial record Thing;");
        Assert.Empty(run.Compilation.Problems());
        var derived = PropertiesOf(run.Compilation.Output.GetTypeByMetadataName("Thing")!);
        Assert.Equal(derived, PropertiesOf(EventCompilation.OfProgram(text).Output.GetTypeByMetadataName(Described.Space + ".Thing")!));
        Assert.Equal(fields.Count, derived.Count(name => fields.Exists(field => name.StartsWith(field, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [MemberData(nameof(UsedNames))]
    public void A_record_and_a_namespace_can_have_each_name_that_the_file_refers_to(string name)
    {
        Assert.Empty(EventCompilation.OfProgram(Thing.Text(EventKindModel.ChangeEvent, name)).Problems());
        Assert.Empty(EventCompilation.OfProgram(Described.Whole("Thing__e").Text(EventKindModel.PlatformEvent, name)).Problems());
        if (name is "System" or "TypedStreaming") Assert.Throws<ToolException>(() => CSharpNames.Namespace("--namespace", name));
        else Assert.Empty(EventCompilation.OfProgram(Thing.Text(EventKindModel.ChangeEvent, space: name)).Problems());
        Assert.Empty(EventCompilation.OfProgram(Thing.Text(EventKindModel.ChangeEvent, space: "Acme." + name)).Problems());
    }

    [Fact]
    public void A_record_cannot_have_the_name_of_a_member_of_every_record() =>
        Assert.All(RecordMembers.All.Where(static name => char.IsUpper(name[0])), static name => Assert.Throws<ToolException>(() => CSharpNames.ClassName("--class", name)));

    [Fact]
    public void The_values_of_a_field_whose_name_begins_like_that_of_another_are_not_those_of_the_other()
    {
        var text = Described.Of("Thing__e", "Thing", Described.Field("Status__c", "picklist", "Status", "a"), Described.Field("StatusValueReason__c", "picklist", "Reason", "b"), Described.Field("Status", "picklist", "Not sent", "c"))
            .Text(EventKindModel.PlatformEvent);
        Assert.DoesNotContain("The values of Status.<", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("public enum ").Length - 1);
    }

    private static IEnumerable<string> PropertiesOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>().Where(static member => !member.IsImplicitlyDeclared).Select(static member => member.Name).Where(static name => name is not ("CreatedDate" or "CreatedById") && !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
