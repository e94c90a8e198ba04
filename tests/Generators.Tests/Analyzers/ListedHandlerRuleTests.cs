using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>The emitted list beside other calls on the builder: TSE0042 and TSE0038 where they depend on more than one file.</summary>
public sealed class ListedHandlerRuleTests
{
    private const string Handlers = """
        using TypedStreaming; using TypedStreaming.Hosting;
        [PushTopic("/topic/Things")] public partial record Change(string Id);
        [ChangeEvent("/data/AccountChangeEvent")] public partial record Account(ChangeEventHeader Header);
        public abstract class Handles<T> : IEventHandler<T>
        {
            public ValueTask HandleAsync(T value, EventHandlingContext context, CancellationToken cancellationToken) => default;
        }

        [EventHandler] public sealed class First : Handles<Change>;
        """;

    private const string OfChanges = "[EventHandler] public sealed class Second : Handles<Account>; [EventHandler(Consumer = \"third\")] public sealed class Third : Handles<Account>;";

    private const string Library = """
        using TypedStreaming.Hosting;
        public static class Elsewhere { public static TypedStreamingBuilder Finish(this TypedStreamingBuilder builder) => builder; }
        """;

    [Theory]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(ShopHandlers.All);", "AddHandlers")]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(Shop.ShopHandlers.Public).AddBehavior<Behavior>();", "AddHandlers")]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers([.. ShopHandlers.All]);", "AddHandlers")]
    [InlineData("var builder = services.AddTypedStreaming(_ => { }); builder.AddHandlers(ShopHandlers.All);", "AddHandlers")]
    [InlineData("services.AddKeyedTypedStreaming(\"a\", _ => { }).AddHandlers(ShopHandlers.All).IgnoreGaps(); services.AddKeyedTypedStreaming(\"b\", _ => { }).AddHandlers(ShopHandlers.All);", "AddHandlers")]
    [InlineData("var builder = services.AddTypedStreaming(_ => { }).Own(); builder.AddHandler<Account, Second>();", "AddHandler<Account, Second>")]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(ShopHandlers.All).IgnoreGaps();", null)]
    [InlineData("var builder = services.AddTypedStreaming(_ => { }); builder.AddHandlers(ShopHandlers.All); builder.IgnoreGaps();", null)]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(ShopHandlers.All.Where(h => h.EventType != typeof(Account)));", null)]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(new List<HandlerRegistration>());", null)]
    [InlineData("services.AddTypedStreaming(_ => { }).AddHandlers(ShopHandlers.All).Finish();", null)]
    [InlineData("services.AddTypedStreaming(_ => { }).Finish().AddHandlers(ShopHandlers.All);", null)]
    [InlineData("var builder = services.AddTypedStreaming(_ => { }); builder.AddHandler<Account, Second>(); Elsewhere.Finish(builder);", null)]
    [InlineData("var builder = services.AddTypedStreaming(_ => { }); builder.AddHandler<Account, Second>(); Func<TypedStreamingBuilder> last = builder.IgnoreGaps;", null)]
    public async Task The_list_is_judged_by_what_it_contains(string statements, string? expected)
    {
        Assert.Equal(expected is null ? [] : [$"TSE0042 {expected}: 'Second' handles change events"], await FoundAsync(statements, OfChanges, OutputKind.ConsoleApplication));
        if (!statements.Contains("Account", StringComparison.Ordinal)) Assert.Empty(await FoundAsync(statements, "", OutputKind.ConsoleApplication));
    }

    [Theory]
    [InlineData(OutputKind.ConsoleApplication, "public", true)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "public", false)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "internal", true)]
    public async Task A_library_may_give_its_builder_to_a_program(OutputKind kind, string access, bool isReported)
    {
        var found = await FoundAsync("var builder = services.AddTypedStreaming(_ => { }); builder.AddHandlers(ShopHandlers.All);", OfChanges + $" {access} static class More {{ {access} static void Add(Action<TypedStreamingBuilder> more) {{ }} }}", kind);
        Assert.Equal(isReported, found.Count > 0);
    }

    [Theory]
    [InlineData(".AddHandlers(ShopHandlers.All).AddHandler<Change, First>()", true)]
    [InlineData(".AddHandler<Change, First>().AddHandlers([.. ShopHandlers.All])", true)]
    [InlineData(".AddHandlers(ShopHandlers.All).AddHandler<Change, First>(options => options.Consumer = \"other\")", false)]
    [InlineData(".AddHandlers(ShopHandlers.All).ConfigureHandler<Change, First>(options => options.Consumer = \"other\").AddHandler<Change, First>()", false)]
    [InlineData(".AddHandlers(ShopHandlers.All.Take(0)).AddHandler<Change, First>()", false)]
    public async Task A_handler_beside_the_list_is_not_one_of_it(string calls, bool isReported)
    {
        var found = await FoundAsync($"services.AddTypedStreaming(_ => {{ }}){calls};", "", OutputKind.ConsoleApplication);
        Assert.Equal(isReported ? ["TSE0038 AddHandler<Change, First>: 'First' and 'First' both receive '/topic/Things' with the consumer name 'default'"] : [], found);
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(string statements, string more, OutputKind kind)
    {
        var program = $$"""
            using Microsoft.Extensions.DependencyInjection; using TypedStreaming; using TypedStreaming.Hosting; using Shop;
            internal static class Program { private static void Main() => Add(new ServiceCollection()); private static void Add(IServiceCollection services) { {{statements}} } }
            internal static class OwnCode { internal static TypedStreamingBuilder Own(this TypedStreamingBuilder builder) => builder; }
            public sealed class Behavior : IEventBehavior { public ValueTask InvokeAsync(EventHandlingContext context, Func<CancellationToken, ValueTask> proceed, CancellationToken cancellationToken) => default; }
            """;
        var library = EventCompilation.OfProgram(Library);
        var compilation = EventCompilation.Of(
            input => input.WithAssemblyName("Shop").WithOptions(input.Options.WithOutputKind(kind)).AddReferences(library.Output.ToMetadataReference()), Handlers + more, program);
        Assert.DoesNotContain(compilation.Problems(), static problem => problem.Severity == DiagnosticSeverity.Error);
        var run = await AnalyzerRun.OfAsync(compilation);
        return [.. run.Found.Select(static d => $"{d.Id} {d.Location.SourceTree!.ToString().Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}: {d.GetMessage().Split(',')[0]}")];
    }
}
