namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>How a member is declared.</summary>
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
