using System.Diagnostics;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json;
using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class SymbolsTests(Workshop workshop)
{
    // The kind of custom debug information that maps sources to addresses.
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Simulator")]
    public async Task A_debugger_finds_the_sources(string id)
    {
        Assert.SkipUnless(Path.Exists(Repository.PathOf(".git")), "Sources that are not a git clone have no commit to link to.");
        var package = await workshop.PackageAsync(id);
        var links = SourceLinkOf(PackedPackage.Read(package.SymbolFile, $"lib/net10.0/{id}.pdb"));
        var version = FileVersionOf(package.Read($"lib/net10.0/{id}.dll"));
        Assert.Matches(@"\+[0-9a-f]{40}$", version);
        var commit = version.Split('+')[1];
        Assert.Equal(
            $"https://raw.githubusercontent.com/typedstreaming/typedstreaming/{commit}/*",
            Assert.Single(links.GetProperty("documents").EnumerateObject()).Value.GetString());
    }

    [Theory]
    [InlineData("TypedStreaming", "lib/net10.0/TypedStreaming.dll")]
    [InlineData("TypedStreaming", "analyzers/dotnet/cs/TypedStreaming.Generators.dll")]
    [InlineData("TypedStreaming", "analyzers/dotnet/cs/TypedStreaming.CodeFixes.dll")]
    [InlineData("TypedStreaming.Simulator", "lib/net10.0/TypedStreaming.Simulator.dll")]
    [InlineData("TypedStreaming.Simulator", "lib/net10.0/TypedStreaming.StoreKit.dll")]
    public async Task Nothing_tells_of_the_machine_that_built_it(string id, string entry)
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "A debug build keeps its paths, for the debugger.");
        Assert.False(NamesThisMachine((await workshop.PackageAsync(id)).Read(entry)));
    }

    [Theory]
    [InlineData("TypedStreaming")]
    [InlineData("TypedStreaming.Simulator")]
    public async Task Nor_do_the_symbols(string id)
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "A debug build keeps its paths, for the debugger.");
        var symbols = PackedPackage.Read((await workshop.PackageAsync(id)).SymbolFile, $"lib/net10.0/{id}.pdb");
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = pdb.GetMetadataReader();
        Assert.All(
            reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)),
            name => Assert.StartsWith("/_/", name, StringComparison.Ordinal));
        Assert.False(NamesThisMachine(symbols));
    }

    [Fact]
    public void A_path_of_this_machine_would_be_seen() =>
        Assert.True(NamesThisMachine(Encoding.UTF8.GetBytes($"\0{Repository.PathOf("src/Sdk/A.cs")}\0")));

    private static bool NamesThisMachine(ReadOnlySpan<byte> content) =>
        content.IndexOf(Encoding.UTF8.GetBytes(Repository.Root)) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes(Repository.Root)) >= 0;

    private static string FileVersionOf(byte[] assembly)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, assembly);
            return FileVersionInfo.GetVersionInfo(file).ProductVersion ?? "";
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonElement SourceLinkOf(byte[] symbols)
    {
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = pdb.GetMetadataReader();
        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == SourceLink);
        return JsonSerializer.Deserialize<JsonElement>(reader.GetBlobBytes(link.Value));
    }
}
