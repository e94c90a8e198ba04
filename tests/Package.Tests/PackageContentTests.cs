using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed partial class PackageContentTests(Workshop workshop)
{
    private const string Repository = "https://github.com/typedstreaming/typedstreaming";

    [Fact]
    public async Task One_package_brings_runtime_generator_and_analyzers() => Assert.Equal(
        [
            "README.md",
            "TypedStreaming.nuspec",
            "analyzers/dotnet/cs/TypedStreaming.CodeFixes.dll",
            "analyzers/dotnet/cs/TypedStreaming.Generators.dll",
            "buildTransitive/net10.0/TypedStreaming.targets",
            "icon.png",
            "lib/net10.0/TypedStreaming.dll",
            "lib/net10.0/TypedStreaming.xml",
        ],
        PackedPackage.Contents((await workshop.Sdk).File));

    [Fact]
    public async Task The_simulator_is_a_package_of_its_own_with_the_kit_for_stores() => Assert.Equal(
        [
            "README.md",
            "TypedStreaming.Simulator.nuspec",
            "icon.png",
            "lib/net10.0/TypedStreaming.Simulator.dll",
            "lib/net10.0/TypedStreaming.Simulator.xml",
            "lib/net10.0/TypedStreaming.StoreKit.dll",
            "lib/net10.0/TypedStreaming.StoreKit.xml",
        ],
        PackedPackage.Contents((await workshop.Simulator).File));

    [Fact]
    public async Task The_login_with_a_key_is_a_package_of_its_own()
    {
        var package = await workshop.JwtBearer;
        Assert.Equal(
            [
                "README.md",
                "TypedStreaming.JwtBearer.nuspec",
                "icon.png",
                "lib/net10.0/TypedStreaming.JwtBearer.dll",
                "lib/net10.0/TypedStreaming.JwtBearer.xml",
            ],
            PackedPackage.Contents(package.File));
        var needed = package.Metadata().Descendants("dependency").ToDictionary(
            static dependency => dependency.Attribute("id")!.Value, static dependency => dependency.Attribute("version")!.Value);
        Assert.Equal(
            ["Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "Microsoft.IdentityModel.JsonWebTokens", "TypedStreaming"],
            needed.Keys.Order());
        Assert.Equal(package.Version, needed["TypedStreaming"]);
    }

    [Fact]
    public async Task Hosting_is_a_package_of_its_own_that_brings_every_login()
    {
        var package = await workshop.Hosting;
        Assert.Equal(
            [
                "README.md",
                "TypedStreaming.Hosting.nuspec",
                "icon.png",
                "lib/net10.0/TypedStreaming.Hosting.dll",
                "lib/net10.0/TypedStreaming.Hosting.xml",
            ],
            PackedPackage.Contents(package.File));
        var needed = package.Metadata().Descendants("dependency").Select(static dependency => dependency.Attribute("id")!.Value).ToList();
        Assert.Superset(new HashSet<string>(["Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting", "TypedStreaming", "TypedStreaming.JwtBearer"]), needed.ToHashSet());
        Assert.DoesNotContain(needed, static id => id.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_package_for_databases_contains_the_script_for_administrators() => Assert.Equal(
        [
            "README.md",
            "TypedStreaming.PostgreSql.nuspec",
            "icon.png",
            "lib/net10.0/TypedStreaming.PostgreSql.dll",
            "lib/net10.0/TypedStreaming.PostgreSql.xml",
            "sql/schema.sql",
        ],
        PackedPackage.Contents((await workshop.PostgreSql).File));

    [Fact]
    public async Task The_relay_needs_exactly_its_own_version_of_hosting()
    {
        var relay = await workshop.PackageAsync("TypedStreaming.Relay");
        var hosting = relay.Metadata().Descendants("dependency").Single(static dependency => dependency.Attribute("id")!.Value == "TypedStreaming.Hosting");
        Assert.Equal($"[{relay.Version}]", hosting.Attribute("version")!.Value);
    }

    [Fact]
    public async Task The_client_of_the_pub_sub_api_needs_exactly_its_own_version_of_the_sdk()
    {
        var package = await workshop.PubSub;
        Assert.Equal(
            [
                "README.md",
                "TypedStreaming.PubSub.nuspec",
                "icon.png",
                "lib/net10.0/TypedStreaming.PubSub.dll",
                "lib/net10.0/TypedStreaming.PubSub.xml",
            ],
            PackedPackage.Contents(package.File));
        var needed = package.Metadata().Descendants("dependency").ToDictionary(
            static dependency => dependency.Attribute("id")!.Value, static dependency => dependency.Attribute("version")!.Value);
        Assert.Equal(
            ["Google.Protobuf", "Grpc.Net.Client", "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options", "TypedStreaming"],
            needed.Keys.Order());
        Assert.Equal($"[{package.Version}]", needed["TypedStreaming"]);
    }

    [Fact]
    public async Task The_grpc_half_of_the_simulator_needs_exactly_its_own_version_of_the_other_half()
    {
        var package = await workshop.SimulatorPubSub;
        Assert.Equal(
            [
                "README.md",
                "TypedStreaming.Simulator.PubSub.nuspec",
                "icon.png",
                "lib/net10.0/TypedStreaming.Simulator.PubSub.dll",
                "lib/net10.0/TypedStreaming.Simulator.PubSub.xml",
            ],
            PackedPackage.Contents(package.File));
        var needed = package.Metadata().Descendants("dependency").ToDictionary(
            static dependency => dependency.Attribute("id")!.Value, static dependency => dependency.Attribute("version")!.Value);
        Assert.Equal($"[{package.Version}]", needed["TypedStreaming.Simulator"]);
        Assert.Contains("Grpc.AspNetCore.Server", needed.Keys);
        Assert.DoesNotContain("Grpc.Tools", needed.Keys);
        Assert.DoesNotContain("TypedStreaming.PubSub", needed.Keys);
        Assert.DoesNotContain(
            (await workshop.Simulator).Metadata().Descendants("dependency"),
            static dependency => dependency.Attribute("id")!.Value.StartsWith("Grpc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TypedStreaming", "TypedStreaming")]
    [InlineData("TypedStreaming.Hosting", "TypedStreaming.Hosting")]
    [InlineData("TypedStreaming.JwtBearer", "TypedStreaming.JwtBearer")]
    [InlineData("TypedStreaming.BrokerKit", "TypedStreaming.BrokerKit")]
    [InlineData("TypedStreaming.PostgreSql", "TypedStreaming.PostgreSql")]
    [InlineData("TypedStreaming.PubSub", "TypedStreaming.PubSub")]
    [InlineData("TypedStreaming.RabbitMq", "TypedStreaming.RabbitMq")]
    [InlineData("TypedStreaming.Relay", "TypedStreaming.Relay")]
    [InlineData("TypedStreaming.Simulator", "TypedStreaming.Simulator", "TypedStreaming.StoreKit")]
    [InlineData("TypedStreaming.Simulator.PubSub", "TypedStreaming.Simulator.PubSub")]
    public async Task Symbols_come_in_a_package_beside_it(string id, params string[] assemblies) => Assert.Equal(
        [$"{id}.nuspec", .. assemblies.Select(assembly => $"lib/net10.0/{assembly}.pdb")],
        PackedPackage.Contents((await workshop.PackageAsync(id)).SymbolFile));

    [Fact]
    public async Task The_sdk_depends_on_options_and_logging_alone() => Assert.Equal(
        ["Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options"],
        (await workshop.Sdk).Metadata().Descendants("dependency").Select(dependency => dependency.Attribute("id")!.Value).Order());

    [Fact]
    public async Task The_simulator_depends_on_aspnetcore_and_for_the_kit_on_the_sdk()
    {
        var metadata = (await workshop.Simulator).Metadata();
        var dependency = Assert.Single(metadata.Descendants("dependency"));
        Assert.Equal("TypedStreaming", dependency.Attribute("id")!.Value);
        Assert.Equal((await workshop.Sdk).Version, dependency.Attribute("version")!.Value);
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(metadata.Descendants("frameworkReference")).Attribute("name")!.Value);
    }

    [Fact]
    public async Task The_simulator_itself_uses_neither_the_kit_nor_the_sdk()
    {
        var simulator = await workshop.Simulator;
        Assert.DoesNotContain(ReferencesOf(simulator, "TypedStreaming.Simulator").Keys, IsOurs);
        Assert.Equal(["TypedStreaming"], ReferencesOf(simulator, "TypedStreaming.StoreKit").Keys.Where(IsOurs));

        static bool IsOurs(string name) => name.StartsWith("TypedStreaming", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Hosting")]
    [InlineData("TypedStreaming.JwtBearer")]
    [InlineData("TypedStreaming.BrokerKit")]
    [InlineData("TypedStreaming.PostgreSql")]
    [InlineData("TypedStreaming.PubSub")]
    [InlineData("TypedStreaming.RabbitMq")]
    [InlineData("TypedStreaming.Relay")]
    [InlineData("TypedStreaming.Simulator")]
    [InlineData("TypedStreaming.Simulator.PubSub")]
    [InlineData("TypedStreaming.Templates")]
    [InlineData("TypedStreaming.Tool")]
    public async Task The_nuspec_says_what_it_is_and_where_it_comes_from(string id)
    {
        var metadata = (await workshop.PackageAsync(id)).Metadata();
        Assert.Equal("MIT", metadata.Element("license")!.Value);
        Assert.Equal("expression", metadata.Element("license")!.Attribute("type")!.Value);
        Assert.Equal("README.md", metadata.Element("readme")!.Value);
        Assert.Equal("icon.png", metadata.Element("icon")!.Value);
        Assert.Equal(Repository, metadata.Element("repository")!.Attribute("url")!.Value);
        Assert.Contains("salesforce", metadata.Element("tags")!.Value.Split(' '));
        Assert.InRange(metadata.Element("description")!.Value.Length, 40, 400);
    }

    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Hosting")]
    [InlineData("TypedStreaming.JwtBearer")]
    [InlineData("TypedStreaming.BrokerKit")]
    [InlineData("TypedStreaming.PostgreSql")]
    [InlineData("TypedStreaming.PubSub")]
    [InlineData("TypedStreaming.RabbitMq")]
    [InlineData("TypedStreaming.Relay")]
    [InlineData("TypedStreaming.Simulator")]
    [InlineData("TypedStreaming.Simulator.PubSub")]
    [InlineData("TypedStreaming.Templates")]
    [InlineData("TypedStreaming.Tool")]
    public async Task The_icon_is_square_and_small(string id)
    {
        var icon = (await workshop.PackageAsync(id)).Read("icon.png");
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
        Assert.InRange(icon.Length, 1, 20_000);
    }

    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Hosting")]
    [InlineData("TypedStreaming.JwtBearer")]
    [InlineData("TypedStreaming.BrokerKit")]
    [InlineData("TypedStreaming.PostgreSql")]
    [InlineData("TypedStreaming.PubSub")]
    [InlineData("TypedStreaming.RabbitMq")]
    [InlineData("TypedStreaming.Relay")]
    [InlineData("TypedStreaming.Simulator")]
    [InlineData("TypedStreaming.Simulator.PubSub")]
    [InlineData("TypedStreaming.Templates")]
    [InlineData("TypedStreaming.Tool")]
    public async Task The_readme_works_away_from_the_repository(string id)
    {
        var readme = Encoding.UTF8.GetString((await workshop.PackageAsync(id)).Read("README.md"));
        Assert.All(LinksIn(readme), link => Assert.StartsWith("https://", link, StringComparison.Ordinal));
        Assert.NotEmpty(LinksIn(readme));
    }

    [Fact]
    public void Links_that_need_the_repository_are_found() =>
        Assert.Equal(["docs/rules", "icon.png"], LinksIn("[rules](docs/rules) and ![icon](icon.png)"));

    [Fact]
    public async Task The_generator_asks_for_no_later_compiler_than_promised()
    {
        var references = References((await workshop.Sdk).Read("analyzers/dotnet/cs/TypedStreaming.Generators.dll"));
        Assert.Equal(new Version(4, 14, 0, 0), references["Microsoft.CodeAnalysis.CSharp"]);
        Assert.DoesNotContain("Microsoft.CodeAnalysis.Workspaces", references.Keys);
        Assert.DoesNotContain("System.Text.Json", references.Keys);
    }

    private static Dictionary<string, Version> ReferencesOf(PackedPackage package, string assembly) =>
        References(package.Read($"lib/net10.0/{assembly}.dll"));

    private static Dictionary<string, Version> References(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), reference => reference.Version);
    }

    private static IEnumerable<string> LinksIn(string markdown) =>
        Links.Matches(markdown).Select(match => match.Groups["target"].Value);

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links { get; }
}
