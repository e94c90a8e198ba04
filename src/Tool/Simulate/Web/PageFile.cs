using System.Text;

namespace TypedStreaming.Tool.Simulate.Web;

/// <summary>A file of the web page, which is embedded in the assembly as a resource.</summary>
/// <param name="Text">The content.</param>
/// <param name="ContentType">The content type.</param>
internal sealed record PageFile(string Text, string ContentType)
{
    /// <summary>The placeholder in the page, which is replaced with the token of this process.</summary>
    private const string TokenPlace = "(token)";

    private static readonly Dictionary<string, PageFile> Files = new(StringComparer.Ordinal)
    {
        ["/"] = Read("index.html", "text/html; charset=utf-8"),
        ["/simulator.css"] = Read("simulator.css", "text/css; charset=utf-8"),
        ["/simulator.js"] = Read("simulator.js", "text/javascript; charset=utf-8"),
        ["/icon.svg"] = Read("icon.svg", "image/svg+xml"),
    };

    public static PageFile? Find(string path) => Files.GetValueOrDefault(path);

    /// <summary>Returns the content of the file, with the placeholder, if any, replaced with the token.</summary>
    public string TextWith(string token) => Text.Replace(TokenPlace, token, StringComparison.Ordinal);

    private static PageFile Read(string name, string contentType)
    {
        using var reader = new StreamReader(typeof(PageFile).Assembly.GetManifestResourceStream($"page/{name}")!, Encoding.UTF8);
        return new PageFile(reader.ReadToEnd(), contentType);
    }
}
