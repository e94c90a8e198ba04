using System.IO.Compression;
using System.Xml.Linq;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>A package and its symbol package in a feed.</summary>
internal sealed record PackedPackage(string Id, string Version, DirectoryInfo Feed)
{
    public string File => Path.Combine(Feed.FullName, $"{Id}.{Version}.nupkg");

    public string SymbolFile => Path.ChangeExtension(File, ".snupkg");

    /// <summary>The files that a package manager unpacks: without those of the container format.</summary>
    public static IReadOnlyList<string> Contents(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return
        [
            .. zip.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal)
                    && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    public static byte[] Read(string file, string entry)
    {
        using var zip = ZipFile.OpenRead(file);
        using var content = new MemoryStream();
        using var stream = (zip.GetEntry(entry) ?? throw new FileNotFoundException($"{file} holds no {entry}.")).Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public byte[] Read(string entry) => Read(File, entry);

    /// <summary>The metadata of the nuspec, with names that need no namespace.</summary>
    public XElement Metadata()
    {
        var nuspec = XDocument.Load(new MemoryStream(Read($"{Id}.nuspec")));
        foreach (var element in nuspec.Descendants()) element.Name = element.Name.LocalName;
        return nuspec.Root!.Element("metadata")!;
    }
}
