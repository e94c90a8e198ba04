namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>The way in which a member is declared.</summary>
internal enum MemberStyle
{
    Settable,
    InitOnly,
    Required,
    SettableDefault,
    InitOnlyDefault,
    Parameter,
    ParameterDefault,
}
