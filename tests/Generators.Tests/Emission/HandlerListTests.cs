using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The list of an assembly's handlers: its content, its name, and its accessibility.</summary>
public sealed class HandlerListTests
{
    private const string Handles = """
        using TypedStreaming; using TypedStreaming.Hosting;
        public abstract class Handles<T> : IEventHandler<T>
        {
            public ValueTask HandleAsync(T value, EventHandlingContext context, CancellationToken cancellationToken) => default;
        }
        """;

    private const string Events = """
        using TypedStreaming;
        namespace Shop
        {
            [PushTopic("/topic/Accounts")] public partial record Account(string Id);
            [GenericEvent("/u/Notes")] public partial record struct Note(string? Text, int? Number, Guid Of, DayOfWeek Day, string? @event);
            [PlatformEvent("/event/Ink__e")] internal partial record Ink(EventMetadata? Metadata);
            [ChangeEvent("/data/ChangeEvents"), Obsolete("old")] public partial record Change(EventMetadata? Metadata);
            [PushTopic("/u/Wrong")] public partial record Wrong;
        }
        """;

    private const string Handlers = """
        using TypedStreaming.Hosting;
        namespace Shop
        {
            [EventHandler] public sealed class AccountHandler : Handles<Account>;
            [EventHandler(Consumer = "a \"b\"", StartFrom = StartPosition.Latest, Order = EventOrder.PerKey, Key = nameof(Note.Text), MaxConcurrency = 32)] public sealed class ByText : Handles<Note>;
            [EventHandler(Order = EventOrder.PerRecord, Key = "Number")] internal sealed class ByNumber : Handles<Note>;
            [EventHandler(Key = nameof(Note.@event), Order = (EventOrder)7)] internal sealed class ByKeyword : Handles<Note>;
            [EventHandler(Consumer = "day", Key = nameof(Note.Day)), Obsolete("old")] internal sealed class ByDay : Handles<Note>;
            [EventHandler] public sealed class InkHandler : IEventHandler<Ink>
            {
                ValueTask IEventHandler<Ink>.HandleAsync(Ink value, EventHandlingContext context, CancellationToken cancellationToken) => default;
            }

            [EventHandler] public sealed partial record Several : IEventHandler<Note>, IEventHandler<Account>
            {
                public ValueTask HandleAsync(Account value, EventHandlingContext context, CancellationToken cancellationToken) => default;
                public ValueTask HandleAsync(Note value, EventHandlingContext context, CancellationToken cancellationToken) => default;
            }

            partial record Several;

            internal static class Outer
            {
                [EventHandler, Obsolete("old")] public sealed class Nested : Handles<Change>;
            }

            // These are not in the list.
            public sealed class Unmarked : Handles<Account>;
            [EventHandler] public sealed class OfWrong : Handles<Wrong>;
            [EventHandler] public abstract class Abstract : Handles<Account>;
            [EventHandler] public sealed class Generic<T> : Handles<Account>;
            [EventHandler(Key = "Missing")] public sealed class WrongKey : Handles<Account>;
        }
        """;

    public static TheoryData<string, string?, string, string> Names => new()
    {
        { "Shop", "Shop", "Shop", "ShopHandlers" },
        { "Contoso.Orders", "Contoso", "Contoso", "OrdersHandlers" },
        { "Contoso.Orders.Handlers", "Contoso", "Contoso", "OrdersHandlersList" },
        { "Contoso.Handlers", "", "Contoso.Handlers", "HandlersList" },
        { "App", "Taken", "Taken", "AppHandlers_" },
    };

    [Fact]
    public void The_list()
    {
        var compilation = EventCompilation.OfProgram(Handles, Events, Handlers);
        Assert.Empty(compilation.Problems());
        Snapshot.VerifyHandlers(compilation);

        var list = compilation.Load().GetTypes().Single(t => t.Name == compilation.Output.AssemblyName + "Handlers");
        Assert.Equal(
            "AccountHandler of Account, ByDay of Note, ByKeyword of Note, ByNumber of Note, ByText of Note, InkHandler of Ink, Nested of Change, Several of Account, Several of Note, WrongKey of Account",
            Listed(list, "All"));
        Assert.Equal("AccountHandler of Account, ByText of Note, Several of Account, Several of Note, WrongKey of Account", Listed(list, "Public"));
    }

    [Fact]
    public void The_order_of_files_changes_nothing()
    {
        var named = static (CSharpCompilation input) => input.WithAssemblyName("Shop");
        var half = Handlers.IndexOf("    [EventHandler] public sealed class InkHandler", StringComparison.Ordinal);
        string[] files = [Handles, Events, Handlers[..half] + "}", "using TypedStreaming.Hosting; namespace Shop {" + Handlers[half..]];
        var list = EventCompilation.Of(named, files).Handlers;
        Assert.NotNull(list);
        Assert.Equal(list, EventCompilation.Of(named, [.. files.Reverse()]).Handlers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public sealed class Unmarked : Handles<Shop.Account>;")]
    [InlineData("[Other.EventHandler] public sealed class MarkedOtherwise : Handles<Shop.Account>; namespace Other { public sealed class EventHandlerAttribute : Attribute; }")]
    public void Without_a_marked_handler_there_is_no_list(string source)
    {
        var compilation = EventCompilation.OfProgram(Handles, Events, source);
        Assert.Empty(compilation.Problems());
        Assert.Null(compilation.Handlers);
    }

    [Fact]
    public void Without_the_package_there_is_no_list()
    {
        var compilation = EventCompilation.Of(
            static input => input.RemoveReferences(input.References.Where(r => r.Display!.EndsWith("TypedStreaming.Hosting.dll", StringComparison.Ordinal))), Events);
        Assert.Empty(compilation.Problems());
        Assert.NotNull(compilation.Registrations);
        Assert.Null(compilation.Handlers);
    }

    [Fact]
    public void Internal_handlers_make_an_internal_class()
    {
        var compilation = EventCompilation.OfProgram(Handles, Events, "using TypedStreaming.Hosting; [EventHandler] internal sealed class Own : Handles<Shop.Account>;");
        Assert.Empty(compilation.Problems());
        Assert.Contains("internal static class", compilation.Handlers, StringComparison.Ordinal);
        Assert.DoesNotContain("public", compilation.Handlers, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_is_reached_by_its_public_handlers_alone()
    {
        var library = EventCompilation.OfProgram(Handles, Events, Handlers);
        var list = $"{library.Output.AssemblyName}.{library.Output.AssemblyName}Handlers";
        Assert.Empty(EventCompilation.Using(library, $"public static class App {{ public static int Count => {list}.Public.Count; }}").Problems());
        Assert.Equal("CS0117", Assert.Single(EventCompilation.Using(library, $"public static class App {{ public static int Count => {list}.All.Count; }}").Problems()).Id);
    }

    [Fact]
    public void The_key_can_be_a_generated_member()
    {
        const string Source = """
            using TypedStreaming;
            using TypedStreaming.Hosting;

            [PushTopic("/topic/A", Query = "SELECT Id, Name, Tier__c, class__c FROM Account")] public partial record Change;
            [EventHandler(Order = EventOrder.PerKey, Key = nameof(Change.Name))] public sealed class ByName : Handles<Change>;
            [EventHandler(Order = EventOrder.PerKey, Key = nameof(Tier))] public sealed class ByTier : Handles<Change> { private const int Tier = 1; }
            [EventHandler(Order = EventOrder.PerKey, Key = "class")] public sealed class ByKeyword : Handles<Change>;
            [EventHandler(Key = "Missing")] public sealed class WrongKey : Handles<Change>;
            """;
        var compilation = EventCompilation.OfOrg([MetadataText.Field("Account", "Tier__c", MetadataText.Picklist("Gold", "Silver"))], Handles, Source);
        Assert.Empty(compilation.Problems());
        Assert.Contains("options.Key = static value => value.Name;", compilation.Handlers, StringComparison.Ordinal);
        Assert.Contains("options.Key = static value => string.Create(global::System.Globalization.CultureInfo.InvariantCulture, $\"{value.Tier}\");", compilation.Handlers, StringComparison.Ordinal);
        Assert.Contains("options.Key = static value => value.@class;", compilation.Handlers, StringComparison.Ordinal);
        Assert.DoesNotContain("Missing", compilation.Handlers, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_of_a_library_are_handled_too()
    {
        var library = EventCompilation.OfProgram(Events);
        var compilation = EventCompilation.Using(library, "using System.Threading; using System.Threading.Tasks; using TypedStreaming.Hosting; " + Handles.Split('\n', 2)[1] + " [EventHandler(Key = \"Id\")] public sealed class Own : Handles<Shop.Account>;");
        Assert.Empty(compilation.Problems());
        Assert.Contains("Of<global::Shop.Account, global::Own>(static options =>", compilation.Handlers, StringComparison.Ordinal);
    }

    [Fact]
    public void Top_level_statements_use_the_plain_name()
    {
        var program = ComposedProject.Of(
            "Shop",
            "Shop",
            OutputKind.ConsoleApplication,
            """
            using TypedStreaming; using TypedStreaming.Hosting;
            return ShopHandlers.All.Count * 10 + ShopEvents.All.Count;
            [PushTopic("/topic/Accounts")] public partial record Account(string Id);
            [EventHandler] public sealed class Own : IEventHandler<Account>
            {
                public ValueTask HandleAsync(Account value, EventHandlingContext context, CancellationToken cancellationToken) => default;
            }
            """);
        Assert.Empty(program.Problems());
        Assert.Equal(11, program.Run());
    }

    [Fact]
    public void An_attribute_on_two_parts_is_left_to_the_compiler()
    {
        var compilation = EventCompilation.OfProgram(
            Handles, Events, "using TypedStreaming.Hosting; [EventHandler] public partial class Twice : Handles<Shop.Account>;", "using TypedStreaming.Hosting; [EventHandler] public partial class Twice;");
        Assert.Equal("CS0579", Assert.Single(compilation.Problems()).Id);
        Assert.Equal(2, compilation.Handlers!.Split('\n').Count(static line => line.Contains("Twice", StringComparison.Ordinal))); // Once in each of the two lists.
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_name_comes_from_the_project(string assembly, string? root, string space, string name)
    {
        var compilation = EventCompilation.Compile(new CSharpParseOptions(), "namespace Taken { class AppHandlers; }").WithAssemblyName(assembly);
        Assert.Equal(new RegistryModel(space, name, HasAlias: false), ListClassName.Choose(compilation, root, ListSuffix.OfHandlers));
    }

    private static string Listed(Type list, string property) =>
        string.Join(", ", (IEnumerable<object>)list.GetProperty(property, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!);
}
