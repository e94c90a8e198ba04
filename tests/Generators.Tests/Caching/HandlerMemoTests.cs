using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedStreaming.Generators.Caching;
using TypedStreaming.Generators.Handlers;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>A handler is parsed again only if the parser could see the edit: the work, and not only the result, is saved.</summary>
public sealed class HandlerMemoTests
{
    private const string Keyed = "using TypedStreaming.Hosting; [EventHandler(Key = nameof(Change.Id), Consumer = Names.Own)] public sealed class Handler : Base { }";
    private const string Plain = "using TypedStreaming.Hosting; [EventHandler(Consumer = Names.Own)] public sealed class Handler : Base { }";

    private static readonly string[] Others =
    [
        "[PushTopic(\"/topic/A\")] public partial record Change : Root;",
        "public record Root { public string? Id { get; init; } }",
        "public static class Names { public const string Own = \"own\"; public static int Other() => 1; }",
        "public abstract class Base : TypedStreaming.Hosting.IEventHandler<Change> { public System.Threading.Tasks.ValueTask HandleAsync(Change value, TypedStreaming.Hosting.EventHandlingContext context, System.Threading.CancellationToken cancellationToken) => default; }",
    ];

    [Theory]
    [InlineData(Keyed, "string? Id", "int? Id", 1)]
    [InlineData(Plain, "string? Id", "int? Id", 0)]
    [InlineData(Keyed, "\"own\"", "\"other\"", 1)]
    [InlineData(Keyed, "=> 1", "=> 2", 0)]
    [InlineData(Keyed, "=> default", "=> throw new NotSupportedException()", 0)]
    [InlineData(Plain, "IEventHandler<Change>", "IEventHandler<Root>", 1)]
    [InlineData(Plain, "IEventHandler<Change> {", "IEventHandler<Change> { protected Base(int x) { }", 1)]
    [InlineData(Plain, "public partial record Change", "internal partial record Change", 1)]
    public void It_is_parsed_again_only_for_a_reason(string handler, string old, string edited, int expected)
    {
        var memo = new ModelMemo<EquatableArray<HandlerModel>>();
        var first = EventCompilation.Compile(new CSharpParseOptions(LanguageVersion.Latest), [handler, .. Others]);
        Assert.Equal(1, ParsesOf(memo, first));
        Assert.Equal(0, ParsesOf(memo, first));
        var tree = first.SyntaxTrees.Single(t => t.ToString().Contains(old, StringComparison.Ordinal));
        var text = tree.ToString()[EventCompilation.Prelude.Length..].Replace(old, edited, StringComparison.Ordinal);
        Assert.Equal(expected, ParsesOf(memo, first.ReplaceSyntaxTree(tree, EventCompilation.Parse(text, (CSharpParseOptions)tree.Options, tree.FilePath))));
    }

    private static int ParsesOf(ModelMemo<EquatableArray<HandlerModel>> memo, CSharpCompilation compilation)
    {
        var count = 0;
        var type = compilation.GetTypeByMetadataName("Handler")!;
        var attribute = type.FindAttribute(WellKnownTypes.EventHandlerAttribute)!;
        var declaration = compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<TypeDeclarationSyntax>().Single();
        memo.Get(
            declaration,
            compilation,
            () =>
            {
                count++;
                return HandlerParser.Parse(type, attribute, compilation);
            },
            () => HandlerParser.EventsRead(type, attribute).SelectMany(read => Dependencies.Of(read, compilation)).ToList(),
            TestContext.Current.CancellationToken);
        return count;
    }
}
