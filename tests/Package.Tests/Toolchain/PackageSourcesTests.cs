namespace TypedStreaming.Package.Tests.Toolchain;

public sealed class PackageSourcesTests
{
    private const string Listing = """
        Registered Sources:
          1.  main [Enabled]
              https://packages.example/v3/index.json
          2.  old one [Disabled]
              https://old.example/v3/index.json
          3.  Our own feed [Enabled]
              /srv/feed
        """;

    [Fact]
    public void Finds_the_enabled_ones() => Assert.Equal(["main", "Our own feed"], PackageSources.EnabledIn(Listing));

    [Fact]
    public void Finds_none_in_anything_else() => Assert.Empty(PackageSources.EnabledIn("error: no configuration"));

    [Fact]
    public void Ours_come_from_the_folder_and_all_others_from_elsewhere()
    {
        var mapping = PackageSources.Configuration("/feed", ["main"]).Descendants("packageSource")
            .Select(source => (source.Attribute("key")!.Value, source.Element("package")!.Attribute("pattern")!.Value));
        Assert.Equal([("under-test", "TypedStreaming*"), ("main", "*")], mapping);
    }
}
