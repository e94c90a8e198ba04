using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Caching;
using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>The remembered model equals the one that would be parsed, and nothing is parsed again without a reason.</summary>
public sealed class ModelMemoTests
{
    private const string Event = "using TypedStreaming; namespace App.Events; [PushTopic(Channels.Accounts)] public partial record Account : Base { public Tier? Tier { get; init; } public Label? Name { get; init; } public Line[]? Lines { get; init; } public Shape? Shape { get; init; } }";

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["Event"] = Event,
        ["Part"] = "namespace App.Events; public partial record Account { public string? Phone { get; init; } }",
        ["Base"] = "namespace App.Events; public record Base : Root<int> { public string? City { get; init; } }",
        ["Root"] = "namespace App; public record Root<T> { public T? Value { get; set; } }",
        ["Enum"] = "namespace App; public enum Tier { Silver, Gold }",
        ["Constants"] = "namespace App; public static class Channels { public const string Accounts = Prefix.Topic + \"A\"; public static int Other() => 1; }",
        ["Prefix"] = "namespace App; public static class Prefix { public const string Topic = \"/topic/\"; }",
        ["Line"] = "namespace App; public record Line { public System.Collections.Generic.List<Deep>? Product { get; init; } }",
        ["Deep"] = "namespace App; public record Deep(int Size);",
        ["Shape"] = "namespace App; [TypedStreaming.JsonContext(typeof(Json))] public abstract class Shape { }",
        ["Json"] = "namespace App; [System.Text.Json.Serialization.JsonSerializable(typeof(Shape))] public sealed class Json : System.Text.Json.Serialization.JsonSerializerContext { }",
        ["Alias"] = "global using Label = string;",
        ["Unrelated"] = "namespace App; public class Program { private int _x; public void Main() { } }",
    };

    public static TheoryData<string, string, string> Seen => new()
    {
        { "Part", "Phone", "Mobile" },
        { "Base", "string? City", "int? City" },
        { "Base", "City { get; init; }", "City { get; init; } = \"\"" },
        { "Base", "public string? City", "public Base() { } public string? City" },
        { "Base", "Root<int>", "Root<long>" },
        { "Root", "Value", "Other" },
        { "Enum", "Gold", "Gold, Platinum" },
        { "Enum", "Silver", "[TypedStreaming.UnknownFallback] Silver" },
        { "Line", "Product", "Article" },
        { "Deep", "int Size", "long Size" },
        { "Shape", "[TypedStreaming.JsonContext(typeof(Json))]", "[System.Obsolete]" },
        { "Json", "typeof(Shape)", "typeof(int)" },
        { "Unrelated", "namespace App;", "namespace App.Events; public class ACCOUNT { }" },
        { "Constants", "\"A\"", "\"B\"" },
        { "Prefix", "/topic/", "/u/" },
        { "Alias", "string", "System.Guid" },
        { "Unrelated", "namespace App;", "namespace App.Events; public enum Tier { None }" },
        { "Unrelated", "namespace App;", "namespace App.Events; public static class Channels { public const string Accounts = \"/topic/C\"; }" },
        { "Unrelated", "namespace App;", "namespace App.Events; public partial record Account { public string? Fax { get; init; } }" },
    };

    public static TheoryData<string, string, string> Unseen => new()
    {
        { "Unrelated", "Main() { }", "Main() { _x++; }" },
        { "Unrelated", "private int _x;", "private int _x; public string? Tier { get; set; }" },
        { "Unrelated", "public void", "/* a comment */  public  void" },
        { "Constants", "=> 1", "=> 2" },
        { "Constants", "public static int Other() => 1;", "" },
    };

    [Theory]
    [MemberData(nameof(Seen))]
    public void What_the_parser_would_see_is_parsed_again(string file, string old, string edited)
    {
        var (memo, first) = (new ModelMemo<EventTypeModel?>(), Compile());
        var before = Get(memo, first, out _);
        var second = Edit(first, file, old, edited);
        var after = Get(memo, second, out var parses);
        Assert.Equal(1, parses);
        Assert.NotEqual(before, after);
        Assert.Equal(Parse(second), after);
        Assert.Equal(before, Get(memo, Edit(second, file, edited, old), out _));
    }

    [Theory]
    [MemberData(nameof(Unseen))]
    public void What_the_parser_would_not_see_is_remembered(string file, string old, string edited)
    {
        var (memo, first) = (new ModelMemo<EventTypeModel?>(), Compile());
        var before = Get(memo, first, out _);
        var second = Edit(first, file, old, edited);
        Assert.Same(before, Get(memo, second, out var parses));
        Assert.Equal(0, parses);
        Assert.Equal(Parse(second), before);
    }

    [Fact]
    public void Other_references_or_options_are_a_reason()
    {
        var (memo, first) = (new ModelMemo<EventTypeModel?>(), Compile());
        Get(memo, first, out _);
        Get(memo, first.RemoveReferences(first.References.First(r => r.Display!.EndsWith("System.Xml.dll", StringComparison.Ordinal))), out var references);
        Get(memo, first.WithOptions(first.Options.WithNullableContextOptions(NullableContextOptions.Disable)), out var options);
        Assert.Equal((1, 1), (references, options));
    }

    private static CSharpCompilation Compile() =>
        EventCompilation.Compile(Files.Select(f => ParseFile(f.Value, f.Key)));

    private static CSharpCompilation Edit(CSharpCompilation compilation, string file, string old, string edited)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == file);
        var text = tree.ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, ParseFile(text.Replace(old, edited, StringComparison.Ordinal), file));
    }

    private static SyntaxTree ParseFile(string text, string name) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), name, cancellationToken: TestContext.Current.CancellationToken);

    private static EventTypeModel? Get(ModelMemo<EventTypeModel?> memo, CSharpCompilation compilation, out int parses)
    {
        var count = 0;
        var model = memo.Get(
            Declaration(compilation),
            compilation,
            () =>
            {
                count++;
                return Parse(compilation);
            },
            () => Dependencies.Of(TypeIn(compilation), compilation),
            TestContext.Current.CancellationToken);
        parses = count;
        return model;
    }

    private static EventTypeModel? Parse(CSharpCompilation compilation)
    {
        var type = TypeIn(compilation);
        return EventTypeParser.Parse(
            type, type.FindAttribute(AttributeChannels.MetadataNameOf(EventKindModel.PushTopic))!, EventKindModel.PushTopic, compilation, TestContext.Current.CancellationToken).Model;
    }

    private static TypeDeclarationSyntax Declaration(CSharpCompilation compilation) =>
        compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>().First();

    private static INamedTypeSymbol TypeIn(CSharpCompilation compilation) => compilation.GetTypeByMetadataName("App.Events.Account")!;
}
