using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Parsing;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>The list of an assembly's event types: its content, its namespace and name, and its accessibility.</summary>
public sealed class RegistrationTests
{
    private const string Source = """
        namespace Shop
        {
            [PushTopic("/topic/B")] public partial record B(EventMetadata? Metadata);
            [GenericEvent("/u/A")] internal partial record A;
            [PlatformEvent("/event/C__e")] public partial record struct C(EventMetadata? Metadata);
            [ChangeEvent("/data/ChangeEvents"), Obsolete("old")] public partial record D(EventMetadata? Metadata);
            [PushTopic("/u/Wrong")] public partial record Wrong;

            internal partial class Outer
            {
                [PushTopic("/topic/E")] public partial record E(EventMetadata? Metadata);
                [PushTopic("/topic/F")] private protected partial record F(EventMetadata? Metadata);
                [PushTopic("/topic/G")] private partial record G(EventMetadata? Metadata);
            }
        }
        """;

    [Theory]
    [InlineData("public static class Program { }", "namespace Program_")]
    [InlineData("public class Program<T> { }", "namespace Program")]
    [InlineData("namespace Program { }", "namespace Program")]
    public void The_lists_namespace_is_no_type_of_the_program(string other, string expected)
    {
        var compilation = EventCompilation.Compile(new CSharpParseOptions(LanguageVersion.Latest), "[PushTopic(\"/topic/A\")] public partial record A(EventMetadata? Metadata); " + other);
        var model = ListClassName.Choose(compilation.WithAssemblyName("Program"), null, ListSuffix.OfEvents);
        Assert.Equal(expected, "namespace " + model.Namespace);
    }

    [Theory]
    [InlineData("[assembly: CLSCompliant(true)] [PushTopic(\"/topic/A\")] public partial record A(string? Id);", true)]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"OLD1\"), PushTopic(\"/topic/A\")] public partial record A(EventMetadata? Metadata);", false)]
    public void The_list_gives_no_warning(string source, bool isListed)
    {
        var compilation = EventCompilation.Of(source);
        Assert.Empty(compilation.Problems());
        Assert.Equal(isListed, compilation.Registrations is not null);
    }

    public static TheoryData<string, string?, string, string> Names => new()
    {
        { "Shop", "Shop", "Shop", "ShopEvents" },
        { "Contoso.Orders", null, "Contoso.Orders", "OrdersEvents" },
        { "Contoso.Orders", "Contoso", "Contoso", "OrdersEvents" },
        { "Contoso.Orders.Contracts", "Contoso", "Contoso", "OrdersContractsEvents" },
        { "Contoso.Orders.Contracts", "Contoso.Shop", "Contoso.Shop", "OrdersContractsEvents" },
        { "Contoso.Orders.Contracts", "Acme", "Acme", "ContosoOrdersContractsEvents" },
        { "Contoso", "Contoso.Shop", "Contoso.Shop", "ContosoEvents" },
        { "Contoso.Orders.Events", "Contoso", "Contoso", "OrdersEventsTypes" },
        { "Contoso.Events", "", "Contoso.Events", "EventsTypes" },
        { "my-app.2", "my_app._2", "my_app._2", "_2Events" },
        { "Some.class", " ", "Some.@class", "classEvents" },
        { "App", "Taken", "Taken", "AppEvents_" },
        { "App", "Taken.Inner", "Taken.Inner", "AppEvents" },
    };

    [Fact]
    public void The_list()
    {
        Assert.Empty(EventCompilation.Of(LanguageVersion.CSharp11, Source).Problems());
        var compilation = EventCompilation.Of(Source);
        Assert.Empty(compilation.Problems());
        Snapshot.VerifyRegistrations(compilation);

        var list = compilation.Load().GetTypes().Single(t => t.Name == compilation.Output.AssemblyName + "Events");
        Assert.Equal("A of /u/A, B of /topic/B, C of /event/C__e, D of /data/ChangeEvents, E of /topic/E", Listed(list, "All"));
        Assert.Equal("B of /topic/B, C of /event/C__e, D of /data/ChangeEvents", Listed(list, "Public"));
    }

    [Fact]
    public void A_library_is_reached_by_what_it_has_made_public_and_by_that_alone()
    {
        var library = EventCompilation.Of(Source);
        var list = $"{library.Output.AssemblyName}.{library.Output.AssemblyName}Events";
        Assert.Empty(EventCompilation.Using(library, $"public static class App {{ public static int Count => {list}.Public.Count; }}").Problems());
        var problems = EventCompilation.Using(library, $"public static class App {{ public static int Count => {list}.All.Count; }}").Problems();
        Assert.Equal("CS0117", Assert.Single(problems).Id);
    }

    [Fact]
    public void Without_a_public_event_the_class_is_internal_and_without_any_there_is_none()
    {
        var hidden = EventCompilation.Of("[PushTopic(\"/topic/A\")] internal partial record A(EventMetadata? Metadata);");
        Assert.Contains("internal static class", hidden.Registrations, StringComparison.Ordinal);
        Assert.DoesNotContain("public", hidden.Registrations, StringComparison.Ordinal);
        Assert.Null(EventCompilation.Of("public partial record A;").Registrations);
        Assert.Null(EventCompilation.Of("[PushTopic(\"/u/A\")] public partial record A;").Registrations);
    }

    [Theory]
    [InlineData("[Obsolete(\"gone\", true)] public partial record A(string? Id);", false)]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"X1\")] public partial record A(string? Id);", false)]
    [InlineData("[Obsolete(\"old\", false)] public partial record A(string? Id);", true)]
    public void A_type_that_must_not_be_used_is_not_listed(string declaration, bool isListed)
    {
        var compilation = EventCompilation.Of("[PushTopic(\"/topic/A\")] " + declaration);
        Assert.DoesNotContain(compilation.Problems(), d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(isListed, compilation.Registrations is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_name_comes_from_the_project(string assembly, string? root, string space, string name)
    {
        var compilation = EventCompilation.Compile(new CSharpParseOptions(), "namespace Taken { class AppEvents; } namespace Other { class ShopEvents; }")
            .WithAssemblyName(assembly);
        Assert.Equal(new RegistryModel(space, name, HasAlias: false), ListClassName.Choose(compilation, root, ListSuffix.OfEvents));
    }

    private static string Listed(Type list, string property) =>
        string.Join(", ", (IEnumerable<object>)list.GetProperty(property, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!);
}
