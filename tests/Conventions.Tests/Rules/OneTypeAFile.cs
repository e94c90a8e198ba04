using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests.Rules;

internal static class OneTypeAFile
{
    public static IEnumerable<Finding> Check(SourceFile file) =>
        DeclaredTypes.TopLevel(file).Skip(1).Select(type =>
            file.Find(type, $"{DeclaredTypes.Name(type)} needs its own file"));
}
