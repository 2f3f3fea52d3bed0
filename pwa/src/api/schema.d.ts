/* Generated from the server's contract by scripts/types.ts; never edited. */
export interface paths {
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person and how long the session lasts. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MeOut"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This person's plots, or those that changed since the cursor. */
        get: {
            parameters: {
                query?: {
                    since?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PackOut"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValidationError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plots of the person's areas by division and number, a page at a time. */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    after?: string;
                    limit?: number;
                    year?: number | null;
                    grain?: ("yes" | "no" | "unknown") | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotPage"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValidationError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins an upload; a body is taken at once; a photo that is kept already is complete at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description created, with the offset reached */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rescues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a rescue zip in as the request's body; answers with one line a photo and a record. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RescueOut"];
                    };
                };
                /** @description too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
                /** @description no rescue zip */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a user name or phone number and a password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["SignInBody"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SessionOut"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValidationError"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A photo of a record in the person's areas, or one they sent themselves. */
        get: {
            parameters: {
                query?: {
                    size?: "original" | "large" | "small";
                };
                header?: never;
                path: {
                    sha256: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description the picture */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/*": unknown;
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValidationError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends the session. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Drops an unfinished upload; a photo that is complete stays. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description dropped */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Takes the bytes from the offset on; the last one completes the photo. */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description taken, with the offset reached */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        trace?: never;
    };
    "/api/v1/plots/{plot_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plot with all versions of its boundary, its years, and its inspections, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plot_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlotOut"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inspections/{inspection_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stored answer of one record in the person's areas. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Successful response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionOut"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
            };
        };
        /** Takes one record in; the same record again gets the same answer with 200. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    inspection_id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["ClaimIn"];
                };
            };
            responses: {
                /** @description Successful response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InspectionOut"];
                    };
                };
                /** @description Authentication error */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HTTPError"];
                    };
                };
                /** @description Validation error */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ValidationError"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** GrantOut */
        "MeOut.GrantOut": {
            /** Role */
            role: string;
            /** Area Prefix */
            area_prefix: string;
        };
        /** PersonOut */
        "MeOut.PersonOut": {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Login */
            login: string;
            /** Roles */
            roles: components["schemas"]["MeOut.GrantOut"][];
        };
        /** MeOut */
        MeOut: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            person: components["schemas"]["MeOut.PersonOut"];
        };
        HTTPError: {
            detail?: Record<string, never>;
            message?: string;
        };
        /** EditionOut */
        "PackOut.EditionOut": {
            /** Id */
            id: string;
            /** Effective From */
            effective_from: string;
            /** Limits */
            limits: {
                [key: string]: unknown;
            };
            /** Crops */
            crops: {
                [key: string]: unknown;
            }[];
        };
        /** PackPlot */
        "PackOut.PackPlot": {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Division Code */
            division_code: string;
            /** Village */
            village: string;
            /** Place */
            place: string;
            /** Household */
            household: string;
            /** Land Class */
            land_class: string | null;
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Net Area Mu */
            net_area_mu: string;
            /** Boundary Version */
            boundary_version: number;
            /** Boundary */
            boundary: number[][][];
            /** Last Seen At */
            last_seen_at: string | null;
            /** Last Crop */
            last_crop: string | null;
            verdict: components["schemas"]["PackOut.PackVerdict"] | null;
            /** Years */
            years: components["schemas"]["PackOut.PackYear"][];
        };
        /** PackVerdict */
        "PackOut.PackVerdict": {
            /** Cultivated */
            cultivated: string;
            /** Farmable */
            farmable: string;
        };
        /** PackYear */
        "PackOut.PackYear": {
            /** Year */
            year: number;
            /** Grain */
            grain: string;
            /** Level */
            level: string;
            /** Cultivated */
            cultivated: string;
        };
        /** PackOut */
        PackOut: {
            /** Cursor */
            cursor: string;
            /** Full */
            full: boolean;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Person Id */
            person_id: string;
            edition: components["schemas"]["PackOut.EditionOut"];
            /** Plots */
            plots: components["schemas"]["PackOut.PackPlot"][];
        };
        ValidationError: {
            detail?: {
                "<location>"?: {
                    "<field_name>"?: string[];
                };
            };
            message?: string;
        };
        /** PlotSummary */
        "PlotPage.PlotSummary": {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Division Code */
            division_code: string;
            /** Village */
            village: string;
            /** Place */
            place: string;
            /** Household */
            household: string;
            /** Land Class */
            land_class: string | null;
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Net Area Mu */
            net_area_mu: string;
            /** Gross Area Mu */
            gross_area_mu: string;
            /** Scheme */
            scheme: string;
            /** Survey Year */
            survey_year: number;
            /** Boundary Version */
            boundary_version: number;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Last Crop */
            last_crop: string | null;
            /** Verdict */
            verdict: {
                [key: string]: string;
            } | null;
        };
        /** PlotPage */
        PlotPage: {
            /** Plots */
            plots: components["schemas"]["PlotPage.PlotSummary"][];
            /** Next */
            next: string | null;
        };
        /** PhotoOut */
        "RescueOut.PhotoOut": {
            /** Sha256 */
            sha256: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "kept" | "known" | "refused";
            /** Code */
            code: string | null;
        };
        /** RecordOut */
        "RescueOut.RecordOut": {
            /** Id */
            id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "kept" | "known" | "refused";
            /** Code */
            code: string | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
        };
        /** RescueOut */
        RescueOut: {
            /** Records */
            records: components["schemas"]["RescueOut.RecordOut"][];
            /** Photos */
            photos: components["schemas"]["RescueOut.PhotoOut"][];
        };
        /** GrantOut */
        "SessionOut.GrantOut": {
            /** Role */
            role: string;
            /** Area Prefix */
            area_prefix: string;
        };
        /** PersonOut */
        "SessionOut.PersonOut": {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Login */
            login: string;
            /** Roles */
            roles: components["schemas"]["SessionOut.GrantOut"][];
        };
        /** SessionOut */
        SessionOut: {
            /** Token */
            token: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            person: components["schemas"]["SessionOut.PersonOut"];
        };
        /** DeviceIn */
        "SignInBody.DeviceIn": {
            /** Id */
            id: string;
            /**
             * Name
             * @default
             */
            name: string;
            /**
             * Kind
             * @default phone
             * @enum {string}
             */
            kind: "phone" | "desk";
        };
        /** SignInBody */
        SignInBody: {
            /** Login */
            login: string;
            /** Password */
            password: string;
            device: components["schemas"]["SignInBody.DeviceIn"];
        };
        /** BoundaryOut */
        "PlotOut.BoundaryOut": {
            /** Version */
            version: number;
            /**
             * Valid From
             * Format: date-time
             */
            valid_from: string;
            /** Area M2 */
            area_m2: string;
            /** Geometry */
            geometry: {
                [key: string]: unknown;
            };
        };
        /** Visit */
        "PlotOut.Visit": {
            /** Id */
            id: string;
            /** Person Name */
            person_name: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Late */
            late: boolean;
            /** Observation */
            observation: {
                [key: string]: unknown;
            };
            /** Verdict */
            verdict: {
                [key: string]: unknown;
            };
            /** Photos */
            photos: components["schemas"]["PlotOut.VisitPhoto"][];
        };
        /** VisitPhoto */
        "PlotOut.VisitPhoto": {
            /** Sha256 */
            sha256: string;
            /** Role */
            role: string;
            /**
             * State
             * @enum {string}
             */
            state: "kept" | "owed";
            /** Taken At */
            taken_at: string;
            /** Fix */
            fix: {
                [key: string]: unknown;
            } | null;
            /** Heading Deg */
            heading_deg: number | null;
        };
        /** YearAnswer */
        "PlotOut.YearAnswer": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
        };
        /** YearGrain */
        "PlotOut.YearGrain": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
        };
        /** YearOut */
        "PlotOut.YearOut": {
            /** Year */
            year: number;
            cultivated: components["schemas"]["PlotOut.YearAnswer"];
            grain: components["schemas"]["PlotOut.YearGrain"];
            /** Missing */
            missing: string[];
            /** Edition */
            edition: string;
        };
        /** PlotOut */
        PlotOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** Division Code */
            division_code: string;
            /** Village */
            village: string;
            /** Place */
            place: string;
            /** Household */
            household: string;
            /** Land Class */
            land_class: string | null;
            /** Attribute */
            attribute: string | null;
            /** Basic Farmland */
            basic_farmland: boolean | null;
            /** Net Area Mu */
            net_area_mu: string;
            /** Gross Area Mu */
            gross_area_mu: string;
            /** Scheme */
            scheme: string;
            /** Survey Year */
            survey_year: number;
            /** Boundary Version */
            boundary_version: number;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Last Crop */
            last_crop: string | null;
            /** Verdict */
            verdict: {
                [key: string]: string;
            } | null;
            /** Boundaries */
            boundaries: components["schemas"]["PlotOut.BoundaryOut"][];
            /** Years */
            years: components["schemas"]["PlotOut.YearOut"][];
            /** Inspections */
            inspections: components["schemas"]["PlotOut.Visit"][];
        };
        /** FindingOut */
        "InspectionOut.FindingOut": {
            /** Code */
            code: string;
            /** Weight */
            weight: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Photo */
            photo: string | null;
        };
        /** GrainOut */
        "InspectionOut.GrainOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Level */
            level: string;
            /** Year */
            year: number | null;
            /** Crops */
            crops: string[];
            /** Share Percent */
            share_percent: number | null;
        };
        /** JudgedOut */
        "InspectionOut.JudgedOut": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Row */
            row: number | null;
        };
        /** PhotoOut */
        "InspectionOut.PhotoOut": {
            /** Sha256 */
            sha256: string;
            /** Role */
            role: string;
            /** State */
            state: string;
            /** Position */
            position: {
                [key: string]: unknown;
            } | null;
        };
        /** ReceiptOut */
        "InspectionOut.ReceiptOut": {
            /** Claim Sha256 */
            claim_sha256: string;
            /** Photos */
            photos: string[];
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
        };
        /** VerdictOut */
        "InspectionOut.VerdictOut": {
            /** Edition */
            edition: string;
            /**
             * Judged At
             * Format: date-time
             */
            judged_at: string;
            /** Position */
            position: {
                [key: string]: unknown;
            };
            cultivated: components["schemas"]["InspectionOut.JudgedOut"];
            farmable: components["schemas"]["InspectionOut.JudgedOut"];
            grain: components["schemas"]["InspectionOut.GrainOut"];
            /** Land Class */
            land_class: string | null;
            /** Attribute */
            attribute: string | null;
            /** Findings */
            findings: components["schemas"]["InspectionOut.FindingOut"][];
            /** Owed Photos */
            owed_photos: string[];
            /** Late */
            late: boolean;
        };
        /** YearAnswer */
        "InspectionOut.YearAnswer": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
        };
        /** YearGrain */
        "InspectionOut.YearGrain": {
            /** Answer */
            answer: string;
            /** Clause */
            clause: string;
            /** Inspections */
            inspections: string[];
            /** Level */
            level: string;
            /** Share Percent */
            share_percent: number | null;
        };
        /** YearOut */
        "InspectionOut.YearOut": {
            /** Year */
            year: number;
            cultivated: components["schemas"]["InspectionOut.YearAnswer"];
            grain: components["schemas"]["InspectionOut.YearGrain"];
            /** Missing */
            missing: string[];
            /** Edition */
            edition: string;
        };
        /** InspectionOut */
        InspectionOut: {
            /** Id */
            id: string;
            /** Plot Id */
            plot_id: string;
            /** Person Id */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Late */
            late: boolean;
            /** Claim Sha256 */
            claim_sha256: string;
            /** Claim */
            claim: {
                [key: string]: unknown;
            };
            /** Photos */
            photos: components["schemas"]["InspectionOut.PhotoOut"][];
            verdict: components["schemas"]["InspectionOut.VerdictOut"];
            /** Years */
            years: components["schemas"]["InspectionOut.YearOut"][];
            /** Rivals */
            rivals: string[];
            receipt: components["schemas"]["InspectionOut.ReceiptOut"];
        };
        /** CropIn */
        "ClaimIn.CropIn": {
            /** Crop */
            crop: string;
            /** Stage */
            stage: ("sown" | "emerged" | "tillering" | "vegetative" | "heading" | "ripening" | "harvested" | "failed") | null;
            /** Purpose */
            purpose: ("grain" | "fresh" | "silage" | "vegetable") | null;
            /** Share Percent */
            share_percent: number | null;
        };
        /** DeviceIn */
        "ClaimIn.DeviceIn": {
            /** Id */
            id: string;
            /** App Version */
            app_version: string;
        };
        /** FixIn */
        "ClaimIn.FixIn": {
            /** Lon */
            lon: number;
            /** Lat */
            lat: number;
            /** Accuracy M */
            accuracy_m: number | null;
            /**
             * Datum
             * @enum {string}
             */
            datum: "WGS84" | "GCJ02" | "BD09" | "unknown";
            /**
             * Source
             * @enum {string}
             */
            source: "w3c" | "wx" | "exif" | "map";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            /**
             * Age Ms
             * @default null
             */
            age_ms: number | null;
            /**
             * Altitude M
             * @default null
             */
            altitude_m: number | null;
        };
        /** ObservationIn */
        "ClaimIn.ObservationIn": {
            /**
             * Cover
             * @enum {string}
             */
            cover: "crop" | "stubble" | "tilled" | "weeds" | "fruit_trees" | "timber_trees" | "shrubs" | "nursery" | "pond" | "greenhouse" | "facility" | "building" | "bare" | "fallow" | "mixed" | "unseen";
            /** Crops */
            crops: components["schemas"]["ClaimIn.CropIn"][];
            /** @default null */
            trees: components["schemas"]["ClaimIn.TreesIn"] | null;
            /**
             * Plough Layer
             * @default unknown
             * @enum {string}
             */
            plough_layer: "yes" | "no" | "unknown";
            /**
             * Permanent Water
             * @default unknown
             * @enum {string}
             */
            permanent_water: "yes" | "no" | "unknown";
            /**
             * Hardened
             * @default unknown
             * @enum {string}
             */
            hardened: "yes" | "no" | "unknown";
            /**
             * Woody Regrowth
             * @default unknown
             * @enum {string}
             */
            woody_regrowth: "yes" | "no" | "unknown";
            /**
             * Fallow Document
             * @default null
             */
            fallow_document: string | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /** PhotoIn */
        "ClaimIn.PhotoIn": {
            /** Sha256 */
            sha256: string;
            /** Size Bytes */
            size_bytes: number;
            /** Media Type */
            media_type: string;
            /**
             * Role
             * @enum {string}
             */
            role: "overview" | "closeup" | "opposite" | "extra";
            /**
             * Source
             * @enum {string}
             */
            source: "camera" | "camera_app" | "gallery";
            /**
             * Taken At
             * Format: date-time
             */
            taken_at: string;
            fix: components["schemas"]["ClaimIn.FixIn"] | null;
            /** Heading Deg */
            heading_deg: number | null;
        };
        /** TreesIn */
        "ClaimIn.TreesIn": {
            /**
             * Kind
             * @enum {string}
             */
            kind: "fruit" | "tea" | "mulberry" | "timber" | "bamboo" | "shrub";
            /**
             * Species
             * @default null
             */
            species: string | null;
            /** Canopy Percent */
            canopy_percent: number | null;
            /** Canopy Method */
            canopy_method: ("visual" | "drone" | "transect") | null;
            /** Plants Per Mu */
            plants_per_mu: number | null;
            /**
             * Young In Rows
             * @default false
             */
            young_in_rows: boolean;
        };
        /** ClaimIn */
        ClaimIn: {
            /** Plot Id */
            plot_id: string;
            /** Person Id */
            person_id: string;
            device: components["schemas"]["ClaimIn.DeviceIn"];
            /** Boundary Version */
            boundary_version: number | null;
            /** Edition */
            edition: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Finished At
             * Format: date-time
             */
            finished_at: string;
            /** Utc Offset Min */
            utc_offset_min: number;
            fix: components["schemas"]["ClaimIn.FixIn"] | null;
            /** Photos */
            photos: components["schemas"]["ClaimIn.PhotoIn"][];
            observation: components["schemas"]["ClaimIn.ObservationIn"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
