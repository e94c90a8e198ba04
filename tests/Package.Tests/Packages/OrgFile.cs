using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>A file that describes an org, as the compiler gives it to generators and analyzers.</summary>
internal sealed class OrgFile(string path) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(File.ReadAllText(path));

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
