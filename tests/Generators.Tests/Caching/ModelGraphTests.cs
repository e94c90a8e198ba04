using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Caching;

/// <summary>Models must not keep a compilation alive, nor anything that changes with every edit.</summary>
public sealed class ModelGraphTests
{
    private const string Source = """
        [PushTopic("/topic/Accounts")]
        public partial class AccountChange
        {
            public required string Id { get; init; }
            public DayOfWeek? Day { get; init; } = DayOfWeek.Friday;
            public EventMetadata? Metadata { get; init; }
        }

        [ChangeEvent("/data/AccountChangeEvent")]
        public partial record Account(Field<Address> BillingAddress, ChangeEventHeader Header);

        public record Address(Field<string> City, [property: JsonExtensionData, JsonIgnore] object? Nothing = null);

        [PlatformEvent("/event/Order__e")]
        public partial record Order(System.Collections.Generic.List<Address>? Places, [property: MultiSelectPicklist] DayOfWeek[]? Days);

        [TypedStreaming.Hosting.EventHandler(Order = TypedStreaming.Hosting.EventOrder.PerKey, Key = "Id")]
        public sealed class AccountHandler : TypedStreaming.Hosting.IEventHandler<AccountChange>
        {
            public System.Threading.Tasks.ValueTask HandleAsync(AccountChange value, TypedStreaming.Hosting.EventHandlingContext context, System.Threading.CancellationToken cancellationToken) => default;
        }

        [GenericEvent("/x/Wrong")]
        public partial record Wrong(object What);
        """;

    [Fact]
    public void Models_reach_no_symbol_node_compilation_or_location()
    {
        var values = GeneratorRun.Of(Source).Values.ToList();
        Assert.Equal(22, values.Count);
        Assert.All(values, v => Assert.Null(ModelGraph.FindForbidden(v)));
    }

    [Fact]
    public void The_walk_would_find_one_however_deep_it_lies()
    {
        var compilation = EventCompilation.Compile(new CSharpParseOptions(), Source);
        var tree = compilation.SyntaxTrees[0];
        var root = tree.GetRoot(TestContext.Current.CancellationToken);
        object[] forbidden = [compilation, compilation.GetTypeByMetadataName("AccountChange")!, tree, root, root.GetLocation()];
        Assert.All(forbidden, f => Assert.Same(f, ModelGraph.FindForbidden(new Holder("a", [new Holder("b", [f])]))));
    }

    private sealed record Holder(string Name, IReadOnlyList<object> Items);
}
