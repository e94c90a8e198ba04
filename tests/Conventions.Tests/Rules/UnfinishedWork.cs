using System.Text.RegularExpressions;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

internal static partial class UnfinishedWork
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        Marks.Matches(file.Text).Select(match => file.Find(match.Index, match.Value));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks { get; }
}
