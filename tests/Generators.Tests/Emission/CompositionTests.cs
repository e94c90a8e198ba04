using Microsoft.CodeAnalysis;

namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>
/// The lists of several projects in one program, as decision 0009 specifies them: the project's own by its plain name, also in a
/// program without a namespace, and those of libraries beside it, with any names of the projects.
/// </summary>
public sealed class CompositionTests
{
    private static readonly Dictionary<string, string[]> Assemblies = new(StringComparer.Ordinal)
    {
        ["dots"] = ["Contoso.Orders.Contracts", "Contoso.Billing.Contracts", "Contoso.Shop"],
        ["digit first"] = ["1Orders", "2Billing", "3Shop"],
        ["keyword"] = ["class", "event", "static"],
    };

    private static readonly Dictionary<string, string[]> Roots = new(StringComparer.Ordinal)
    {
        ["same"] = ["Contoso", "Contoso", "Contoso"],
        ["different"] = ["Alpha", "Beta.Inner", "Gamma"],
        ["empty"] = ["", "", ""],
    };

    /// <summary>The class of each project's list.</summary>
    private static readonly Dictionary<(string Assemblies, string Roots), string[]> Lists = new()
    {
        [("dots", "same")] = ["Contoso.OrdersContractsEvents", "Contoso.BillingContractsEvents", "Contoso.ShopEvents"],
        [("dots", "different")] = ["Alpha.ContosoOrdersContractsEvents", "Beta.Inner.ContosoBillingContractsEvents", "Gamma.ContosoShopEvents"],
        [("dots", "empty")] = ["Contoso.Orders.Contracts.ContractsEvents", "Contoso.Billing.Contracts.ContractsEvents", "Contoso.Shop.ShopEvents"],
        [("digit first", "same")] = ["Contoso._1OrdersEvents", "Contoso._2BillingEvents", "Contoso._3ShopEvents"],
        [("digit first", "different")] = ["Alpha._1OrdersEvents", "Beta.Inner._2BillingEvents", "Gamma._3ShopEvents"],
        [("digit first", "empty")] = ["_1Orders._1OrdersEvents", "_2Billing._2BillingEvents", "_3Shop._3ShopEvents"],
        [("keyword", "same")] = ["Contoso.classEvents", "Contoso.eventEvents", "Contoso.staticEvents"],
        [("keyword", "different")] = ["Alpha.classEvents", "Beta.Inner.eventEvents", "Gamma.staticEvents"],
        [("keyword", "empty")] = ["@class.classEvents", "@event.eventEvents", "@static.staticEvents"],
    };

    public static TheoryData<string, string, bool, int> Product =>
    [
        .. from assemblies in Assemblies.Keys
           from roots in Roots.Keys
           from areFriends in (bool[])[false, true]
           from projects in (int[])[1, 2, 3]
           select new TheoryDataRow<string, string, bool, int>(assemblies, roots, areFriends, projects),
    ];

    [Theory]
    [MemberData(nameof(Product))]
    public void Lists_of_several_projects_go_together(string assemblies, string roots, bool areFriends, int projects)
    {
        var (names, spaces, lists) = (Assemblies[assemblies], Roots[roots], Lists[(assemblies, roots)]);
        ComposedProject[] libraries =
        [
            .. Enumerable.Range(0, projects - 1).Select(i =>
                ComposedProject.Of(names[i], spaces[i], OutputKind.DynamicallyLinkedLibrary, Library(i, areFriends ? names[^1] : null))),
        ];
        var others = lists.Take(projects - 1).Select(list => $", .. {list}.{(areFriends ? "All" : "Public")}");
        var own = lists[^1].Split('.')[^1];
        var program = ComposedProject.Of(
            names[^1],
            spaces[^1],
            OutputKind.ConsoleApplication,
            $$"""
            using TypedStreaming;

            EventRegistration[] all = [.. {{own}}.All{{string.Concat(others)}}];
            return all.Distinct().Count() + ({{own}}.All == {{lists[^1]}}.All ? 0 : 100);

            {{EventsOf(9)}}
            """,
            [.. libraries]);

        Assert.Empty(libraries.SelectMany(library => library.Problems()));
        Assert.Empty(program.Problems());
        Assert.Equal(2 + ((areFriends ? 2 : 1) * (projects - 1)), program.Run());
    }

    [Theory]
    [InlineData("using ShopEvents = System.Int32; return new ShopEvents();")]
    [InlineData("return 0; public sealed class ShopEvents;")]
    [InlineData("return 0; namespace ShopEvents { public sealed class Inner; }")]
    [InlineData("return Shop.ShopEvents.All.Count - 2;")]
    [InlineData("public static class Program { public static int Main(string[] args) => Shop.ShopEvents.All.Count - 2; }")]
    public void The_plain_name_gives_way_to_what_the_program_calls_so(string source)
    {
        var program = ComposedProject.Of("Shop", "Shop", OutputKind.ConsoleApplication, $"{source} namespace Shop {{ {EventsOf(0)} }}".Replace("using TypedStreaming;", "", StringComparison.Ordinal));
        Assert.Empty(program.Problems());
        Assert.Equal(0, program.Run());
    }

    [Fact]
    public void A_library_gives_no_plain_name_to_the_files_of_other_namespaces()
    {
        var library = ComposedProject.Of("Shop", "Shop", OutputKind.DynamicallyLinkedLibrary, $"namespace Other {{ class A {{ object B => ShopEvents.All; }} }} {EventsOf(0)}");
        Assert.Contains("CS0103", Assert.Single(library.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_takes_no_name_of_a_referenced_project()
    {
        var library = ComposedProject.Of("Orders", "Contoso", OutputKind.DynamicallyLinkedLibrary, Library(0, null));
        var program = ComposedProject.Of(
            "Contoso.Orders",
            "Contoso",
            OutputKind.ConsoleApplication,
            $"return Contoso.OrdersEvents.Public.Count * 10 + OrdersEvents_.All.Count; {EventsOf(1)}",
            library);
        Assert.Empty(program.Problems());
        Assert.Equal(12, program.Run());
    }

    private static string Library(int number, string? friend) =>
        (friend is null ? "" : $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend}\")]\n") + EventsOf(number);

    private static string EventsOf(int number) => $$"""
        [TypedStreaming.PushTopic("/topic/Open{{number}}")] public partial record Open{{number}}(TypedStreaming.EventMetadata? Metadata);
        [TypedStreaming.PushTopic("/topic/Own{{number}}")] internal partial record Own{{number}}(TypedStreaming.EventMetadata? Metadata);
        """;
}
