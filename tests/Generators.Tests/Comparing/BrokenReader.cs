using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A mistake in an emitted reader, made by a change of its text, that the comparison has to detect.</summary>
/// <param name="What">The mistake.</param>
/// <param name="Right">The text that the generator emits.</param>
/// <param name="Wrong">The text that replaces it.</param>
internal sealed record BrokenReader(string What, string Right, string Wrong)
{
    private const string Json = "global::TypedStreaming.EventJson.";
    private const string Token = "global::System.Text.Json.JsonTokenType.";

    /// <summary>The type whose reader is broken; its first copy stays intact.</summary>
    public static TypePlan Plan { get; } = new("Control", "[PushTopic(\"/topic/Control\")] public sealed partial record",
    [
        Member("A", "Int32", MemberForm.Plain, MemberStyle.Required),
        Member("B", "Int32", MemberForm.Plain, MemberStyle.InitOnly),
        Member("C", "String", MemberForm.Nullable, MemberStyle.InitOnly),
        Member("D", "Boolean", MemberForm.Plain, MemberStyle.InitOnly),
        Member("E", "Decimal", MemberForm.Plain, MemberStyle.InitOnly),
        Member("F", "String", MemberForm.Field, MemberStyle.InitOnly),
        Member("G", "DateOnly", MemberForm.Nullable, MemberStyle.InitOnly),
    ]);

    public static IReadOnlyList<BrokenReader> All { get; } =
    [
        new("nothing", "", ""),
        new("two members get each other's value", "A = a,\n                    B = b,", "A = b,\n                    B = a,"),
        new("the last member is ignored", "return 6;", "return -1;"),
        new("a member takes another's name too", "return -1;", "return 1;"),
        new("a string is taken for a truth value", "d = " + Json, $"d = reader.TokenType == {Token}String || " + Json),
        new("null is taken for a number", "b = " + Json, $"b = reader.TokenType == {Token}Null ? 0 : " + Json),
        new("a required member may be missing", "!= 0x1UL)", "!= 0x1UL && b == int.MinValue)"),
        new("of two values the first is kept", "c = reader", "c = c is not null ? c : reader"),
        new("an escaped name is not found", Json + "FindEscaped(ref reader, Find)", "-1"),
        new("a cleared field is left unset", Json[..^"EventJson.".Length] + "Field<string>.Null", "default"),
        new("a decimal is rounded", Json + "ReadDecimal(ref reader)", $"decimal.Round({Json}ReadDecimal(ref reader), 10)"),
        new("a wrong value is skipped", "g = reader.TokenType", $"g = reader.TokenType != {Token}String ? null : reader.TokenType"),
        new("an unknown object ends the event", "reader.Skip();", ";"),
    ];

    public static string NamespaceOf(int number) => "Control" + number;

    /// <summary>Puts the mistakes into the emitted files of a compilation.</summary>
    public static CSharpCompilation Break(CSharpCompilation compilation)
    {
        for (var i = 1; i < All.Count; i++)
        {
            var tree = compilation.SyntaxTrees.Single(t => Path.GetFileName(t.FilePath).StartsWith(NamespaceOf(i) + "." + Plan.Name, StringComparison.Ordinal));
            var text = tree.ToString();
            Assert.Contains(All[i].Right, text, StringComparison.Ordinal);
            var broken = text.Replace(All[i].Right, All[i].Wrong, StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(broken, (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    private static MemberPlan Member(string name, string kind, MemberForm form, MemberStyle style) =>
        new(name, name, ValueKinds.Named(kind), form, style);
}
